package dev.haystack.port.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A place in a trace, as W3C's trace context names it.
 *
 * @param high the trace's name, its first half
 * @param low its second half
 * @param span the place's name
 * @param sampled whether the trace is kept
 */
public record TraceContext(long high, long low, long span, boolean sampled) {

  /** The header and the field that hold it, to us and from us. */
  public static final String NAME = "traceparent";

  /** No place in any trace. */
  public static final TraceContext NONE = new TraceContext(0, 0, 0, false);

  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
  private static final HexFormat HEX = HexFormat.of();
  private static final int VERSION_0_LENGTH = 55;

  /** What somebody wrote; none where that is not of the form, which no one is told. */
  public static TraceContext parse(String text) {
    boolean isWhole = text.length() == VERSION_0_LENGTH || !text.startsWith("00");
    if (!isWhole || !FORM.matcher(text).matches()) {
      return NONE;
    }
    var read =
        new TraceContext(
            HexFormat.fromHexDigitsToLong(text, 3, 19),
            HexFormat.fromHexDigitsToLong(text, 19, 35),
            HexFormat.fromHexDigitsToLong(text, 36, 52),
            (HexFormat.fromHexDigits(text, 53, 55) & 1) == 1);
    return (read.high | read.low) == 0 || read.span == 0 ? NONE : read;
  }

  /** A trace of its own that nobody keeps here, and others may. */
  static TraceContext made() {
    var random = ThreadLocalRandom.current();
    // none of the names may be all zeros
    return new TraceContext(random.nextLong(), random.nextLong() | 1, random.nextLong() | 1, true);
  }

  /** Whether there is one. */
  public boolean isKnown() {
    return span != 0;
  }

  /** The trace's name, in 32 hexadecimal digits. */
  public String traceId() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  /** The place's name, in 16 hexadecimal digits. */
  public String spanId() {
    return HEX.toHexDigits(span);
  }

  /** As it goes to other servers. */
  public String traceparent() {
    return "00-" + traceId() + "-" + spanId() + (sampled ? "-01" : "-00");
  }
}
