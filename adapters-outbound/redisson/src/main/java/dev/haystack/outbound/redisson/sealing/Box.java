package dev.haystack.outbound.redisson.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM over text: nonce, what is sealed and its tag, as one text. Each call has a cipher of its
 * own, which costs a microsecond; turns have threads of their own, so none would be used twice.
 */
final class Box {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Box() {}

  static String seal(SecretKey key, byte[] place, String text) throws GeneralSecurityException {
    byte[] plain = text.getBytes(UTF_8);
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] box = new byte[NONCE_BYTES + plain.length + TAG_BYTES];
    System.arraycopy(nonce, 0, box, 0, NONCE_BYTES);
    int _ =
        cipher(Cipher.ENCRYPT_MODE, key, nonce, place)
            .doFinal(plain, 0, plain.length, box, NONCE_BYTES);
    return ENCODER.encodeToString(box);
  }

  /**
   * Opens it again.
   *
   * @throws IllegalArgumentException if it is no such text
   * @throws GeneralSecurityException if it was not sealed with that key for that place
   */
  static String open(SecretKey key, byte[] place, String text) throws GeneralSecurityException {
    byte[] box = DECODER.decode(text);
    if (box.length < NONCE_BYTES + TAG_BYTES) {
      throw new IllegalArgumentException("too short to be sealed");
    }
    var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(box, NONCE_BYTES), place);
    return new String(cipher.doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES), UTF_8);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] place)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(place);
    return cipher;
  }
}
