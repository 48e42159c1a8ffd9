package dev.haystack.outbound.redisson;

import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.port.meter.Meter;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys for tests. */
final class Keys {

  static final Sealing SEALING = sealing("a");

  private Keys() {}

  /** With keys of these names, each always the same. */
  static Sealing sealing(String... ids) {
    return sealing(false, Meter.NONE, ids);
  }

  static Sealing sealing(boolean isPlainTaken, Meter meter, String... ids) {
    String text = Stream.of(ids).map(Keys::entry).collect(Collectors.joining(","));
    return new Sealing(StateKeys.parse(text, isPlainTaken), meter);
  }

  private static String entry(String id) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) id.charAt(0);
    return id.equals(StateKeys.NONE) ? id : id + ":" + Base64.getEncoder().encodeToString(bytes);
  }
}
