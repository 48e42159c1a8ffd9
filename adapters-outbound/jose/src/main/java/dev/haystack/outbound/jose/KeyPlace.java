package dev.haystack.outbound.jose;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the keys are that tokens are signed with. */
public sealed interface KeyPlace {

  /** A set of keys at an address. */
  record Address(URI uri, KeyTimes times) implements KeyPlace {}

  /** A set of keys in a file. */
  record File(Path path, KeyTimes times) implements KeyPlace {}

  /** A secret that issuer and service share; never printed. */
  record Secret(String text) implements KeyPlace {

    /** What the algorithm needs at least. */
    public static final int BYTES_MIN = 32;

    public Secret {
      if (text.getBytes(StandardCharsets.UTF_8).length < BYTES_MIN) {
        throw new IllegalArgumentException("the secret is too short");
      }
    }

    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }
}
