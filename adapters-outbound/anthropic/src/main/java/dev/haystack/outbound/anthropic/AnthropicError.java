package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.ErrorObject;
import dev.haystack.outbound.model.StatusClass;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the server says about an error.
 *
 * @param code what its details call it, empty if they do not
 * @param words its words, in lower case
 */
record AnthropicError(String type, String code, String words) {

  /** The statuses of errors that come within a stream. */
  private static final Map<String, Integer> STATUSES =
      Map.of(
          "invalid_request_error", 400,
          "authentication_error", 401,
          "billing_error", 402,
          "permission_error", 403,
          "not_found_error", 404,
          "request_too_large", 413,
          "rate_limit_error", 429,
          "timeout_error", 504,
          "overloaded_error", 529);

  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** What is said of thinking that a model does not know, or no longer. */
  private static final List<String> THINKING_REFUSALS =
      List.of("not supported", "does not support", "expected tags");

  /** Words of bad requests that are none, and the status that says what they are. */
  private static final Map<String, Integer> BETTER_STATUSES =
      Map.of(
          "credit balance is too low", 402,
          "specified api usage limits", 402,
          "organization has been disabled", 403,
          "prompt is too long", 413,
          "exceed context limit", 413);

  static AnthropicError of(byte[] bytes, int from, int to) {
    JsonObject error = ErrorObject.of(bytes, from, to);
    return new AnthropicError(
        error.string("type").orElse(""),
        error.object("details").flatMap(details -> details.string("error_code")).orElse(""),
        error.string("message").orElse("").toLowerCase(Locale.ROOT));
  }

  /** What it means in place of a stream. */
  AttemptException failure(int status, Duration advised) {
    StatusClass meaning = meaning(status);
    String named = type.matches("[a-z_]{1,60}") ? ", type " + type : "";
    return new AttemptException(
        meaning.reason(), "status " + status + named, meaning.isPassing(), advised);
  }

  /** Whether it is about the way of thinking, which the model does not know. */
  boolean isOfThinking(int status) {
    return status == BAD_REQUEST
        && words.contains("thinking")
        && THINKING_REFUSALS.stream().anyMatch(words::contains);
  }

  /** What it means within a stream. */
  AttemptException failure(boolean afterText) {
    AttemptException failure = failure(STATUSES.getOrDefault(type, SERVER_ERROR), Duration.ZERO);
    return afterText && !type.equals("overloaded_error")
        ? AttemptException.last(
            ModelFailure.TRUNCATED, "an error after text: " + failure.getMessage())
        : failure;
  }

  private StatusClass meaning(int status) {
    return ofWords(status)
        .or(() -> status == 408 ? StatusClass.of(SERVER_ERROR) : StatusClass.of(status))
        .or(() -> StatusClass.of(SERVER_ERROR))
        .orElseThrow();
  }

  /** Where the status says less than there is to know. */
  private Optional<StatusClass> ofWords(int status) {
    boolean limitReached = status == 429 && code.endsWith("limit_reached");
    if (type.equals("billing_error") || limitReached) {
      return StatusClass.of(402);
    }
    return BETTER_STATUSES.entrySet().stream()
        .filter(better -> status == BAD_REQUEST && words.contains(better.getKey()))
        .findFirst()
        .flatMap(better -> StatusClass.of(better.getValue()));
  }
}
