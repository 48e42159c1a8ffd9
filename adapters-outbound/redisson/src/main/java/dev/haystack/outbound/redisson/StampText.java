package dev.haystack.outbound.redisson;

import dev.haystack.domain.uistate.Stamp;
import java.time.Instant;

/** A stamp as a text of fixed width, so that texts are ordered as stamps are. */
final class StampText {

  /** Above every instant's seconds, of either sign. */
  private static final long SECONDS_OFFSET = 100_000_000_000_000_000L;

  private static final int SECONDS_DIGITS = 18;
  private static final int NANOS_DIGITS = 9;

  private StampText() {}

  static String of(Stamp stamp) {
    Instant instant = stamp.timestamp();
    String seconds = padded(instant.getEpochSecond() + SECONDS_OFFSET, SECONDS_DIGITS);
    String sequence = Long.toUnsignedString(stamp.sequence() ^ Long.MIN_VALUE);
    return seconds
        + padded(instant.getNano(), NANOS_DIGITS)
        + "0".repeat(20 - sequence.length())
        + sequence;
  }

  /**
   * Reads it again.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Stamp read(String text) {
    if (text.length() != SECONDS_DIGITS + NANOS_DIGITS + 20) {
      throw new IllegalArgumentException("no stamp");
    }
    long seconds = Long.parseLong(text.substring(0, SECONDS_DIGITS)) - SECONDS_OFFSET;
    long nanos = Long.parseLong(text.substring(SECONDS_DIGITS, SECONDS_DIGITS + NANOS_DIGITS));
    long sequence = Long.parseUnsignedLong(text.substring(SECONDS_DIGITS + NANOS_DIGITS));
    return new Stamp(Instant.ofEpochSecond(seconds, nanos), sequence ^ Long.MIN_VALUE);
  }

  private static String padded(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }
}
