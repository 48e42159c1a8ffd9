package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error as a client is told of it (RFC 9457); the only maker of error bodies. */
record Problem(
    int status, ErrorCode code, String detail, List<Fault> faults, Map<String, String> headers) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:haystack:problem:";
  private static final Duration WAIT_DEFAULT = Duration.ofSeconds(2);

  Problem {
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
  }

  /** With the code's own status and words. */
  static Problem of(ErrorCode code) {
    return of(code, Duration.ZERO);
  }

  /** With the wait that is advised, zero if none is. */
  static Problem of(ErrorCode code, Duration retryAfter) {
    int status = ProblemStatus.of(code);
    return new Problem(status, code, code.message(), List.of(), headers(status, retryAfter));
  }

  /** The body cannot be read at all. */
  static Problem unreadable(String detail, String pointer) {
    return invalid(400, detail, List.of(new Fault(pointer, detail)));
  }

  /** Fields fail their checks. */
  static Problem unprocessable(List<Fault> faults) {
    return invalid(422, "Some fields are not valid.", faults);
  }

  /** The client's fault, and none of a field. */
  static Problem invalid(int status, String detail) {
    return invalid(status, detail, List.of());
  }

  private static Problem invalid(int status, String detail, List<Fault> faults) {
    return new Problem(status, ErrorCode.MESSAGE_INVALID, detail, faults, Map.of());
  }

  /** The method is none of those the path has. */
  static Problem notAllowed(String allowed) {
    return new Problem(
        405,
        ErrorCode.MESSAGE_INVALID,
        "The path does not take this method.",
        List.of(),
        Map.of("Allow", allowed));
  }

  private static Map<String, String> headers(int status, Duration retryAfter) {
    var headers = new LinkedHashMap<String, String>();
    if (status == 429 || status == 503) {
      Duration wait = retryAfter.isPositive() ? retryAfter : WAIT_DEFAULT;
      headers.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    }
    if (status == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return headers;
  }

  JsonObject toJson(String instance) {
    return JsonObject.builder()
        .put("type", TYPE_PREFIX + code.wireName())
        .put("title", Status.create(status).reasonPhrase())
        .put("status", status)
        .put("detail", detail)
        .put("instance", instance)
        .put("code", code.wireName())
        .put("retryable", code.isRetryable())
        .put("errors", faults.stream().map(Fault::toJson).collect(JsonArray.collector()))
        .build();
  }
}
