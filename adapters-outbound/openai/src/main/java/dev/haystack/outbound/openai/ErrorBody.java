package dev.haystack.outbound.openai;

import dev.haystack.application.port.ModelFailure;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a server says about an error, as far as it can be understood. */
record ErrorBody(String code, String type, String message) {

  private static final ErrorBody NOTHING = new ErrorBody("", "", "");

  static ErrorBody of(byte[] bytes, int from, int to) {
    try {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      return Json.parse(text) instanceof JsonObject body ? of(body) : NOTHING;
    } catch (JsonSyntaxException e) {
      return NOTHING;
    }
  }

  private static ErrorBody of(JsonObject body) {
    Optional<String> words = body.string("error");
    if (words.isPresent()) {
      return new ErrorBody("", "", words.get());
    }
    JsonObject error = body.object("error").orElse(body);
    return new ErrorBody(
        scalar(error, "code"), scalar(error, "type"), error.string("message").orElse(""));
  }

  private static String scalar(JsonObject error, String name) {
    if (error.get(name).orElse(JsonNull.NULL) instanceof JsonNumber number) {
      return number.text();
    }
    return error.string(name).orElse("").toLowerCase(Locale.ROOT);
  }

  /** Whether code or type is this. */
  boolean is(String name) {
    return code.equals(name) || type.equals(name);
  }

  boolean isQuota() {
    return is("insufficient_quota") || is("billing_hard_limit_reached");
  }

  boolean isFilter() {
    return is("content_filter") || is("content_policy_violation");
  }

  boolean isContextLength() {
    String words = message.toLowerCase(Locale.ROOT);
    return is("context_length_exceeded")
        || words.contains("context length")
        || words.contains("context window");
  }

  /** What an error means that comes where a chunk is due. */
  AttemptException failure() {
    if (isQuota()) {
      return AttemptException.last(ModelFailure.QUOTA_EXHAUSTED, "no quota, in the stream");
    }
    if (isFilter()) {
      return AttemptException.last(ModelFailure.CONTENT_FILTERED, "filtered, in the stream");
    }
    if (isContextLength()) {
      return AttemptException.last(ModelFailure.CONTEXT_TOO_LONG, "too long, in the stream");
    }
    if (is("rate_limit_exceeded") || is("rate_limit_error") || code.equals("429")) {
      return AttemptException.passing(ModelFailure.RATE_LIMITED, "rate limit, in the stream");
    }
    return AttemptException.passing(ModelFailure.UNAVAILABLE, "an error in the stream");
  }
}
