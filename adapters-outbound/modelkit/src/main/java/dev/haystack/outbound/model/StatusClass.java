package dev.haystack.outbound.model;

import static dev.haystack.port.model.ModelFailure.CONTEXT_TOO_LONG;
import static dev.haystack.port.model.ModelFailure.NOT_CONFIGURED;
import static dev.haystack.port.model.ModelFailure.QUOTA_EXHAUSTED;
import static dev.haystack.port.model.ModelFailure.RATE_LIMITED;
import static dev.haystack.port.model.ModelFailure.REJECTED;
import static dev.haystack.port.model.ModelFailure.TIMEOUT;
import static dev.haystack.port.model.ModelFailure.UNAVAILABLE;

import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Optional;

/**
 * What statuses mean where a server's own words do not say more: the first row that fits decides.
 *
 * @param statuses numbers, or their first digit as in {@code 5xx}
 * @param isPassing whether the same may be asked again
 */
public record StatusClass(List<String> statuses, ModelFailure reason, boolean isPassing) {

  public static final List<StatusClass> TABLE =
      List.of(
          last(NOT_CONFIGURED, "1xx", "2xx", "3xx", "401", "403", "404", "405", "410"),
          last(QUOTA_EXHAUSTED, "402"),
          last(CONTEXT_TOO_LONG, "413"),
          passing(TIMEOUT, "408"),
          passing(RATE_LIMITED, "429"),
          passing(UNAVAILABLE, "409", "5xx"),
          last(REJECTED, "4xx"));

  private static final int HUNDRED = 100;

  public StatusClass {
    statuses = List.copyOf(statuses);
  }

  private static StatusClass last(ModelFailure reason, String... statuses) {
    return new StatusClass(List.of(statuses), reason, false);
  }

  private static StatusClass passing(ModelFailure reason, String... statuses) {
    return new StatusClass(List.of(statuses), reason, true);
  }

  /** Of a status; nothing for a number that is none. */
  public static Optional<StatusClass> of(int status) {
    return TABLE.stream()
        .filter(row -> row.statuses.stream().anyMatch(mark -> fits(mark, status)))
        .findFirst();
  }

  /** Whether a number is that of a row. */
  public static boolean fits(String mark, int status) {
    return mark.equals(Integer.toString(status)) || mark.equals(status / HUNDRED + "xx");
  }
}
