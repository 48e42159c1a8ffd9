package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import java.net.URI;
import java.time.Duration;

/**
 * How the practice's REST API is reached.
 *
 * @param apiUrl its address, with or without {@code /api/v1} at the end
 * @param toolLimit how long one tool call may take, all its requests together
 * @param bodyBytesMax the largest answer that is read
 * @param requestsAtOnceMax how many requests one tool call makes side by side
 * @param repeatsMax how often a request is repeated after a transient failure
 * @param timezone the IANA zone where the page names none
 * @param violationLimit how long one attempt to report a violation may take
 * @param violationCase how the fields of a violation are written
 * @param serviceToken reports violations instead of the caller's token, if there is one
 */
public record NestJsSettings(
    URI apiUrl,
    Duration toolLimit,
    int bodyBytesMax,
    int requestsAtOnceMax,
    int repeatsMax,
    String timezone,
    Duration violationLimit,
    FieldCase violationCase,
    AccessToken serviceToken) {

  public NestJsSettings {
    BaseAddress.of(apiUrl);
    requirePositive(toolLimit, "toolLimit");
    requirePositive(violationLimit, "violationLimit");
    if (bodyBytesMax < 1 || requestsAtOnceMax < 1 || repeatsMax < 0 || timezone.isBlank()) {
      throw new IllegalArgumentException("a limit is too small or the timezone is missing");
    }
  }

  /** The usual limits for the API at that address. */
  public static NestJsSettings of(URI apiUrl) {
    return new NestJsSettings(
        apiUrl,
        Duration.ofSeconds(15),
        1 << 20,
        8,
        2,
        "UTC",
        Duration.ofSeconds(5),
        FieldCase.SNAKE,
        AccessToken.NONE);
  }

  /** The same with another limit on one tool call. */
  public NestJsSettings withToolLimit(Duration limit) {
    return new NestJsSettings(
        apiUrl,
        limit,
        bodyBytesMax,
        requestsAtOnceMax,
        repeatsMax,
        timezone,
        violationLimit,
        violationCase,
        serviceToken);
  }

  private static void requirePositive(Duration limit, String name) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(name + " is not positive");
    }
  }
}
