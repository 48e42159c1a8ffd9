package dev.haystack.outbound.jose;

import java.util.Base64;
import java.util.Optional;

/** Base64url as RFC 7515 has it: without padding, and each value in one spelling only. */
final class Base64Text {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Text() {}

  /** The bytes, if encoding them again gives the same text. */
  static Optional<byte[]> decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return ENCODER.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
