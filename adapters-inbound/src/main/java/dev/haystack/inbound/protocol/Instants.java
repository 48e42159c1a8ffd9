package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads instants in the notations of ISO 8601, which are UTC without an offset, or as numbers. */
final class Instants {

  private static final int TEXT_LENGTH_MAX = 64;
  private static final int NANO_DIGITS = 9;

  /** As far as the dates of browsers go. */
  private static final double MILLIS_MAX = 8.64e15;

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<year>[0-9]{4})(?<dash>-?)(?<month>[0-9]{2})\\k<dash>(?<day>[0-9]{2})[Tt ]"
              + "(?<hour>[0-9]{2}):?(?<minute>[0-9]{2})"
              + "(:?(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?"
              + "(?<offset>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?");

  private Instants() {}

  /** The instant, unless the value is none; a number is milliseconds since 1970. */
  static Optional<Instant> read(Json value) {
    return switch (value) {
      case JsonString(var text) -> read(text);
      case JsonNumber number -> ofMillis(number.asDouble());
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> ofMillis(double millis) {
    return Math.abs(millis) <= MILLIS_MAX
        ? Optional.of(Instant.EPOCH.plus((long) Math.floor(millis * 1_000), ChronoUnit.MICROS))
        : Optional.empty();
  }

  private static Optional<Instant> read(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(local(matcher).toInstant(offset(matcher)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(Matcher matcher) {
    return LocalDateTime.of(
        number(matcher, "year"),
        number(matcher, "month"),
        number(matcher, "day"),
        number(matcher, "hour"),
        number(matcher, "minute"),
        number(matcher, "second"),
        nanos(matcher));
  }

  private static int number(Matcher matcher, String part) {
    String digits = matcher.group(part);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(Matcher matcher) {
    String fraction = matcher.group("fraction");
    return fraction == null
        ? 0
        : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
  }

  private static ZoneOffset offset(Matcher matcher) {
    String offset = matcher.group("offset");
    return offset == null || offset.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(offset);
  }
}
