package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.practice.BackendCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What was asked of a tool, and when.
 *
 * @param recorded what the caller had written down before
 */
record Asked(BackendCall call, Instant now, List<JsonObject> recorded) {

  String text(String name) {
    return call.arguments().string(name).orElse("").strip();
  }

  boolean flag(String name, boolean otherwise) {
    return call.arguments().bool(name).orElse(otherwise);
  }

  int number(String name, int otherwise) {
    return Math.max(0, call.arguments().integer(name).orElse(otherwise));
  }

  ZoneId zone() {
    String named = text("timezone").isEmpty() ? call.timezone() : text("timezone");
    try {
      return named.isEmpty() ? ZoneOffset.UTC : ZoneId.of(named);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  /** The day that many days before today. */
  LocalDate day(int daysAgo) {
    return LocalDate.ofInstant(now, zone()).minusDays(daysAgo);
  }

  /** That time of day, that many days before today. */
  String at(int daysAgo, String time) {
    return day(daysAgo).atTime(LocalTime.parse(time)).atZone(zone()).toInstant().toString();
  }

  /** The day in which the object says it happened. */
  String dayOf(JsonObject object, String field) {
    return day(object.integer(field).orElse(0)).toString();
  }

  /** Noon of the day in which the object says it happened. */
  String timeOf(JsonObject object, String field) {
    return at(object.integer(field).orElse(0), "12:00");
  }

  String nowText() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
