package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.ErrorObject;
import dev.haystack.outbound.model.StatusClass;
import dev.haystack.port.model.ModelFailure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server calls an error, in place of an answer or within it.
 *
 * @param error the member of that name
 */
record VendorError(JsonObject error) {

  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY = 429;
  private static final int INTERNAL = 500;

  /** Of an account without billing, or where the vendor does not serve. */
  private static final String PRECONDITION = "FAILED_PRECONDITION";

  private static final Pattern DELAY = Pattern.compile("([0-9]{1,5}(?:\\.[0-9]{1,9})?)s");
  private static final Pattern TOKENS_OVER_MAXIMUM =
      Pattern.compile("(?s).*token.*exceeds.*maximum.*");

  static VendorError of(byte[] bytes, int from, int to) {
    return new VendorError(ErrorObject.of(bytes, from, to));
  }

  /** What it means as an event of a stream. */
  AttemptException failure() {
    return failure(error.integer("code").orElse(INTERNAL), Duration.ZERO);
  }

  /** What it means as the answer to a request. */
  AttemptException failure(int status, Duration advised) {
    String message = "status " + status;
    if (status == BAD_REQUEST && details("reason").anyMatch("API_KEY_INVALID"::equals)) {
      return AttemptException.last(ModelFailure.NOT_CONFIGURED, message + ", the key is invalid");
    }
    if (status == BAD_REQUEST && error.string("status").filter(PRECONDITION::equals).isPresent()) {
      return AttemptException.last(ModelFailure.NOT_CONFIGURED, message + ", " + PRECONDITION);
    }
    if (status == BAD_REQUEST && TOKENS_OVER_MAXIMUM.matcher(words()).matches()) {
      return AttemptException.last(ModelFailure.CONTEXT_TOO_LONG, message + ", too many tokens");
    }
    if (status == TOO_MANY && isOfADay()) {
      return AttemptException.last(ModelFailure.QUOTA_EXHAUSTED, message + ", a day's quota");
    }
    StatusClass known = StatusClass.of(status).or(() -> StatusClass.of(INTERNAL)).orElseThrow();
    Duration wait = details("retryDelay").map(VendorError::delay).findFirst().orElse(advised);
    return new AttemptException(known.reason(), message, known.isPassing(), wait);
  }

  /** Whether it is about the mode in which all answers are JSON. */
  boolean isOfJsonMode(int status) {
    return status == BAD_REQUEST && (words().contains("json mode") || words().contains("mime"));
  }

  private boolean isOfADay() {
    return all()
        .flatMap(detail -> detail.array("violations").stream())
        .flatMap(JsonArray::objects)
        .flatMap(violation -> violation.string("quotaId").stream())
        .anyMatch(id -> id.contains("PerDay"));
  }

  private Stream<String> details(String name) {
    return all().flatMap(detail -> detail.string(name).stream());
  }

  private Stream<JsonObject> all() {
    return error.array("details").stream().flatMap(JsonArray::objects);
  }

  private String words() {
    return error.string("message").orElse("").toLowerCase(Locale.ROOT);
  }

  private static Duration delay(String text) {
    var delay = DELAY.matcher(text);
    return delay.matches()
        ? Duration.ofMillis(new BigDecimal(delay.group(1)).movePointRight(3).longValue())
        : Duration.ZERO;
  }
}
