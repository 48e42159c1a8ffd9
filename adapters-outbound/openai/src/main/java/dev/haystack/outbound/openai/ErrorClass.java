package dev.haystack.outbound.openai;

import static dev.haystack.port.model.ModelFailure.CONTENT_FILTERED;
import static dev.haystack.port.model.ModelFailure.CONTEXT_TOO_LONG;
import static dev.haystack.port.model.ModelFailure.NOT_CONFIGURED;
import static dev.haystack.port.model.ModelFailure.QUOTA_EXHAUSTED;
import static dev.haystack.port.model.ModelFailure.RATE_LIMITED;
import static dev.haystack.port.model.ModelFailure.REJECTED;
import static dev.haystack.port.model.ModelFailure.UNAVAILABLE;

import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.StatusClass;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class of errors, told by what servers call them: the first row of the table that fits decides.
 * Names say most and come first; words are next, for a status is often none but a default; a kind
 * that says only whose fault it is comes last.
 *
 * @param marks what a server says, one of them
 * @param isPassing whether the same may be asked again
 */
record ErrorClass(By by, List<String> marks, ModelFailure reason, boolean isPassing) {

  /** What a mark is compared with. */
  enum By {
    /** The error's code or type. */
    NAME,
    /** A part of the message. */
    WORDS,
    /** The status, or the number that an error in a stream has for its code. */
    NUMBER,
    /** A code or type that every refused request has. */
    KIND
  }

  /** What a server says of itself, where it does. */
  private static final List<ErrorClass> SAID =
      List.of(
          last(
              By.NAME,
              CONTEXT_TOO_LONG,
              "context_length_exceeded",
              "exceed_context_size_error",
              "context_window_exceeded",
              "model_context_window_exceeded",
              "request_too_large",
              "tokens_limit_reached"),
          last(
              By.NAME,
              CONTENT_FILTERED,
              "content_filter",
              "content_policy_violation",
              "responsibleaipolicyviolation",
              "data_inspection_failed",
              "datainspectionfailed",
              "moderation_blocked"),
          last(
              By.NAME,
              QUOTA_EXHAUSTED,
              "insufficient_quota",
              "billing_hard_limit_reached",
              "billing_not_active",
              "billing_error",
              "exceeded_current_quota_error",
              "insufficient_balance",
              "budget_exceeded",
              "arrearage"),
          last(
              By.NAME,
              NOT_CONFIGURED,
              "invalid_api_key",
              "api_key_invalid",
              "authentication_error",
              "invalid_authentication_error",
              "unauthenticated",
              "permission_error",
              "permission_denied",
              "model_not_found",
              "not_found_error",
              "notfounderror",
              "deploymentnotfound",
              "invalid_model"),
          passing(
              By.NAME,
              RATE_LIMITED,
              "rate_limit_exceeded",
              "rate_limit_error",
              "rate_limit_reached_error",
              "too_many_requests",
              "resource_exhausted",
              "throttlingexception",
              "limit_requests"),
          passing(
              By.NAME,
              UNAVAILABLE,
              "overloaded_error",
              "overloaded",
              "engine_overloaded_error",
              "service_unavailable",
              "unavailable"),
          last(
              By.WORDS,
              CONTEXT_TOO_LONG,
              "context length",
              "context window",
              "context size",
              "maximum model length",
              "maximum prompt length",
              "prompt is too long",
              "input is too long",
              "input length should be",
              "exceeds the maximum number of tokens",
              "exceeded model token limit",
              "context the overflows"),
          last(
              By.WORDS,
              CONTENT_FILTERED,
              "content management policy",
              "inappropriate content",
              "content exists risk",
              "was flagged"),
          last(
              By.WORDS,
              QUOTA_EXHAUSTED,
              "insufficient balance",
              "credit balance is too low",
              "insufficient credits",
              "requires more credits",
              "exceeded your current quota"),
          last(
              By.WORDS,
              NOT_CONFIGURED,
              "api key not valid",
              "incorrect api key",
              "invalid api key",
              "api key expired",
              "model not exist",
              "is not a valid model"),
          passing(By.WORDS, RATE_LIMITED, "rate limit", "too many requests"),
          passing(By.WORDS, UNAVAILABLE, "overloaded"));

  /** What says only whose fault it is. */
  private static final ErrorClass FAULT =
      last(
          By.KIND,
          REJECTED,
          "invalid_request_error",
          "badrequesterror",
          "bad_request",
          "invalid_argument",
          "invalid_parameter_error",
          "unprocessable_entity",
          "validation_error");

  static final List<ErrorClass> TABLE =
      Stream.of(SAID.stream(), StatusClass.TABLE.stream().map(ErrorClass::of), Stream.of(FAULT))
          .flatMap(rows -> rows)
          .toList();

  /** What none of them fits. */
  private static final ErrorClass OTHER = passing(By.KIND, UNAVAILABLE);

  ErrorClass {
    marks = List.copyOf(marks);
  }

  private static ErrorClass last(By by, ModelFailure reason, String... marks) {
    return new ErrorClass(by, List.of(marks), reason, false);
  }

  private static ErrorClass passing(By by, ModelFailure reason, String... marks) {
    return new ErrorClass(by, List.of(marks), reason, true);
  }

  private static ErrorClass of(StatusClass row) {
    return new ErrorClass(By.NUMBER, row.statuses(), row.reason(), row.isPassing());
  }

  /** Of an error with that status, or with that number in a stream, 0 for none. */
  static ErrorClass of(int number, ErrorBody body) {
    return TABLE.stream().filter(row -> row.fits(number, body)).findFirst().orElse(OTHER);
  }

  private boolean fits(int number, ErrorBody body) {
    return marks.stream()
        .anyMatch(
            mark ->
                switch (by) {
                  case NAME, KIND -> body.names().contains(mark);
                  case WORDS -> body.words().contains(mark);
                  case NUMBER -> StatusClass.fits(mark, number);
                });
  }

  AttemptException failure(String where, ErrorBody body, Duration advised) {
    String message = where + body.summary();
    return reason == REJECTED
        ? new RefusedRequestException(message, OptionalParameter.blamedBy(body), advised)
        : new AttemptException(reason, message, isPassing, advised);
  }
}
