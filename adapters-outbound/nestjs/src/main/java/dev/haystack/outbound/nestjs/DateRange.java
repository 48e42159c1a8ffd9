package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days from the first to the last, both included; without days it holds everything. */
record DateRange(LocalDate first, LocalDate last, ZoneId zone) {

  static DateRange of(JsonObject range, ZoneId zone) {
    return new DateRange(
        Times.day(range.string("start_date").orElse(""), zone).orElse(LocalDate.MIN),
        Times.day(range.string("end_date").orElse(""), zone).orElse(LocalDate.MAX),
        zone);
  }

  /** Whether the time lies within; one that is not known does so only if everything does. */
  boolean holds(String time) {
    if (first.equals(LocalDate.MIN) && last.equals(LocalDate.MAX)) {
      return true;
    }
    return Times.day(time, zone)
        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
        .isPresent();
  }
}
