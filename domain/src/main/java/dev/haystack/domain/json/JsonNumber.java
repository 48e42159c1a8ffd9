package dev.haystack.domain.json;

import java.math.BigDecimal;

/** A JSON number, kept as it was written so that it can be echoed unchanged. */
public record JsonNumber(String literal) implements Json {

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);

  /** The exact value. */
  public BigDecimal value() {
    return new BigDecimal(literal);
  }

  /** The value as a double, as JSON numbers are commonly read. */
  public double asDouble() {
    return Double.parseDouble(literal);
  }

  /** The value without its fraction, at the nearest end of the range where it lies outside. */
  public long asLong() {
    double approximate = asDouble();
    if (Math.abs(approximate) < 1L << 53 || Math.abs(approximate) > 1e19) {
      return (long) approximate;
    }
    // near the ends of the range a double is too coarse, and here the exact value is cheap
    return value().min(LARGEST).max(SMALLEST).longValue();
  }

  /** The value without its fraction, at the nearest end of the range where it lies outside. */
  public int asInt() {
    return Math.clamp(asLong(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public void appendTo(StringBuilder target) {
    target.append(literal);
  }
}
