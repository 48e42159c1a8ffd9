package dev.haystack.domain.json;

import java.math.BigDecimal;

/** A JSON number, kept as it was written so that it can be echoed unchanged. */
public record JsonNumber(String literal) implements Json {

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
    return (long) asDouble() == Long.MAX_VALUE || literal.length() > 15
        ? clampedLong()
        : (long) asDouble();
  }

  /** The value without its fraction, at the nearest end of the range where it lies outside. */
  public int asInt() {
    return Math.clamp(asLong(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private long clampedLong() {
    double approximate = asDouble();
    if (approximate >= Long.MAX_VALUE) {
      return Long.MAX_VALUE;
    }
    return approximate <= Long.MIN_VALUE ? Long.MIN_VALUE : value().longValue();
  }

  @Override
  public void appendTo(StringBuilder target) {
    target.append(literal);
  }
}
