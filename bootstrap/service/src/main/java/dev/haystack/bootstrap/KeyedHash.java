package dev.haystack.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides a text as one that is the same for the same text and key, and from which nobody without the
 * key finds back. Safe for use by many threads.
 */
final class KeyedHash implements UnaryOperator<String> {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int CHARACTERS = 12;

  private final SecretKeySpec key;

  private KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Under that key, or one that is made anew. */
  static KeyedHash under(Optional<LogSettings.Secret> key) {
    return new KeyedHash(
        key.map(secret -> secret.text().getBytes(StandardCharsets.UTF_8))
            .orElseGet(KeyedHash::made));
  }

  /** Under that key, or the one of this process, which is the same whoever asks. */
  static KeyedHash ofProcess(Optional<LogSettings.Secret> key) {
    return key.isPresent() ? under(key) : OfProcess.HASH;
  }

  /** Made once it is asked for. */
  private static final class OfProcess {
    static final KeyedHash HASH = under(Optional.empty());
  }

  private static byte[] made() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  @Override
  public String apply(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, CHARACTERS / 2);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
