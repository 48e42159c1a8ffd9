package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** When and where a call is made, and the variables that routes take from it. */
record Moment(Instant now, ZoneId zone, String pageTimezone, String defaultTimezone) {

  private static final int ZONE_NAME_LENGTH_MAX = 100;
  private static final long DAYS_IN_TWO_YEARS = 730;

  /** The zone is the one asked for, or else the page's, or else the default. */
  static Moment of(Instant now, String asked, String page, String defaultTimezone) {
    String pageTimezone = page.isBlank() || page.length() > ZONE_NAME_LENGTH_MAX ? "" : page;
    if (!asked.isBlank()) {
      return new Moment(now, askedZone(asked), pageTimezone, defaultTimezone);
    }
    String known = pageTimezone.isEmpty() ? defaultTimezone : pageTimezone;
    return new Moment(now, knownZone(known), pageTimezone, defaultTimezone);
  }

  JsonObject variables() {
    var today = now.atZone(zone).toLocalDate();
    return JsonObject.builder()
        .putUnlessEmpty("@page_timezone", pageTimezone)
        .put("@default_timezone", defaultTimezone)
        .put("@today", today.toString())
        .put("@in_a_week", today.plusDays(7).toString())
        .put("@now", now.truncatedTo(ChronoUnit.MILLIS).toString())
        .put(
            "@two_years_ago",
            now.minus(DAYS_IN_TWO_YEARS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).toString())
        .build();
  }

  private static ZoneId askedZone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new UpstreamException(
          ToolFailure.INVALID_ARGUMENTS, "The argument timezone is no IANA zone name.");
    }
  }

  private static ZoneId knownZone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      // what the page says of itself is no reason to refuse the call
      return ZoneId.of("UTC");
    }
  }
}
