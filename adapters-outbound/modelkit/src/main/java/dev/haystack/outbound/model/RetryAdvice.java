package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a server advises before another attempt: a wait, or none. */
final class RetryAdvice {

  private static final Duration MAX = Duration.ofDays(1);

  private RetryAdvice() {}

  /** The advised wait, zero if there is none that can be read. */
  static Duration of(Exchange exchange, Instant now) {
    return number(exchange.header("retry-after-ms"), 1)
        .or(() -> number(exchange.header("retry-after"), 1000))
        .or(() -> until(exchange, now))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(MAX) > 0 ? MAX : wait)
        .orElse(Duration.ZERO);
  }

  /** Whether the server says that another attempt is of no use. */
  static boolean isAgainst(Exchange exchange) {
    return exchange.header("x-should-retry").filter("false"::equals).isPresent();
  }

  private static Optional<Duration> number(Optional<String> value, int unitMillis) {
    try {
      return value
          .map(text -> Double.parseDouble(text.strip()) * unitMillis)
          .filter(Double::isFinite)
          .map(millis -> Duration.ofMillis((long) Math.min(millis, (double) MAX.toMillis())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** By the server's own clock where it tells the time, for it may differ from ours. */
  private static Optional<Duration> until(Exchange exchange, Instant now) {
    Instant sent = exchange.header("date").flatMap(RetryAdvice::date).orElse(now);
    return exchange
        .header("retry-after")
        .flatMap(RetryAdvice::date)
        .map(end -> Duration.between(sent, end));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
