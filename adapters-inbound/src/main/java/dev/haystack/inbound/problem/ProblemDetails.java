package dev.haystack.inbound.problem;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.journal.RequestScope;
import java.util.Locale;

/** An error as a client is told of it (RFC 9457); the only maker of error bodies. */
public record ProblemDetails(
    int status, ErrorCode code, String detail, String instance, JsonArray errors) {

  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:haystack:problem:";

  /** An error that is none of fields. */
  public static ProblemDetails of(int status, ErrorCode code, String detail, String instance) {
    return new ProblemDetails(status, code, detail, instance, JsonArray.EMPTY);
  }

  /** The body. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("type", TYPE_PREFIX + code.wireName())
        .put("title", title(code))
        .put("status", status)
        .put("detail", detail)
        .put("instance", instance)
        .put("code", code.wireName())
        .put("retryable", code.isRetryable())
        .put("errors", errors)
        .putIfPresent("request_id", RequestScope.current().map(id -> Json.of(id.value())))
        .build();
  }

  /** The same for every error of that code. */
  private static String title(ErrorCode code) {
    return code.name().charAt(0)
        + code.name().substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
