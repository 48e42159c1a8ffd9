package dev.haystack.outbound.redisson.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** One of the keys that are set, and those that are made of it. */
final class StateKey {

  static final int BYTES = 32;

  private static final String INFO = "haystack/1/";
  private static final String MAC = "HmacSHA256";
  private static final int HASH_BYTES = 16;
  private static final long SEALED_MAX = 1L << 32;

  private final String id;
  private final Map<ValueKind, SecretKey> ofKinds = new EnumMap<>(ValueKind.class);
  private final SecretKey ofNames;
  private final LongAdder sealed = new LongAdder();
  private final long sealedMax;

  StateKey(String id, byte[] bytes) {
    this(id, bytes, SEALED_MAX);
  }

  /** With another number of values after which it is worn. */
  StateKey(String id, byte[] bytes, long sealedMax) {
    this.id = id;
    this.sealedMax = sealedMax;
    try {
      for (ValueKind kind : ValueKind.values()) {
        ofKinds.put(kind, derived(bytes, kind.word(), "AES"));
      }
      ofNames = derived(bytes, "names", MAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static SecretKey derived(byte[] bytes, String use, String algorithm)
      throws GeneralSecurityException {
    var parameters =
        HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand((INFO + use).getBytes(UTF_8), BYTES);
    return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
  }

  String id() {
    return id;
  }

  String seal(ValuePlace place, String text) throws GeneralSecurityException {
    sealed.increment();
    return Box.seal(key(place), place.bytes(), text);
  }

  String open(ValuePlace place, String box) throws GeneralSecurityException {
    return Box.open(key(place), place.bytes(), box);
  }

  private SecretKey key(ValuePlace place) {
    return Objects.requireNonNull(ofKinds.get(place.kind()));
  }

  /** A text in place of a name, which tells it to nobody without the key. */
  String hash(String name) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(ofNames);
      return HexFormat.of().formatHex(mac.doFinal(name.getBytes(UTF_8)), 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Whether it has sealed so many values that two may have the same nonce before long. */
  boolean isWorn() {
    return sealed.sum() >= sealedMax;
  }
}
