package dev.haystack.outbound.nestjs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads points in time as APIs write them: with an offset, without one, or a day alone. */
final class Times {

  private Times() {}

  static Optional<Instant> instant(String text, ZoneId zone) {
    List<Function<String, Instant>> readings =
        List.of(
            given -> OffsetDateTime.parse(given).toInstant(),
            given -> LocalDateTime.parse(given).atZone(zone).toInstant(),
            given -> LocalDate.parse(given).atStartOfDay(zone).toInstant());
    return readings.stream().flatMap(reading -> read(reading, text).stream()).findFirst();
  }

  static Optional<LocalDate> day(String text, ZoneId zone) {
    return instant(text, zone).map(instant -> instant.atZone(zone).toLocalDate());
  }

  private static Optional<Instant> read(Function<String, Instant> reading, String text) {
    try {
      return Optional.of(reading.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
