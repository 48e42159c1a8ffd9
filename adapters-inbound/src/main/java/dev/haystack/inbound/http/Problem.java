package dev.haystack.inbound.http;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.inbound.problem.ProblemStatus.Invalid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error as a route answers it: its details and the headers that belong to it. */
record Problem(
    int status, ErrorCode code, String detail, List<Fault> faults, Map<String, String> headers) {

  /** A field that is not as it should be: where it is (JSON Pointer) and what is wrong. */
  record Fault(String pointer, String message) {

    JsonObject toJson() {
      return JsonObject.builder().put("pointer", pointer).put("message", message).build();
    }
  }

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
    return new Problem(status, code, code.message(), List.of(), headers(status, code, retryAfter));
  }

  /** There is no turn. */
  static Problem of(TurnOutcome.Refused refused) {
    return of(refused.code(), refused.retryAfter()).saying(refused.message());
  }

  /** What became of a message is no answer. */
  static Problem ofNoAnswer(TurnOutcome outcome) {
    return switch (outcome) {
      case TurnOutcome.Failed(_, var code, var retryAfter) -> of(code, retryAfter);
      case TurnOutcome.Refused refused -> of(refused);
      // it is waited for until it is one of the others
      case TurnOutcome.Repeated _, TurnOutcome.Answered _ -> of(ErrorCode.TURN_LOST);
    };
  }

  /** The body cannot be read at all. */
  static Problem unreadable(String detail, String pointer) {
    return invalid(Invalid.UNREADABLE, detail, List.of(new Fault(pointer, detail)));
  }

  /** Fields fail their checks. */
  static Problem unprocessable(List<Fault> faults) {
    return invalid(Invalid.FIELDS, "Some fields are not valid.", faults);
  }

  private static Problem invalid(Invalid how, String detail, List<Fault> faults) {
    return new Problem(how.status(), ErrorCode.MESSAGE_INVALID, detail, faults, Map.of());
  }

  /** The request was meant for a service of another name. */
  static Problem misdirected() {
    var code = ErrorCode.FORBIDDEN;
    return new Problem(ProblemStatus.MISDIRECTED, code, code.message(), List.of(), Map.of());
  }

  /** The method is none of those the path has. */
  static Problem notAllowed(String allowed) {
    return of(ErrorCode.METHOD_NOT_ALLOWED).with("Allow", allowed);
  }

  /** The path takes a WebSocket only. */
  static Problem upgradeRequired() {
    return of(ErrorCode.UPGRADE_REQUIRED)
        .with("Upgrade", "websocket")
        .with("Connection", "Upgrade")
        .with("Sec-WebSocket-Version", "13");
  }

  /** In other words than the code's. */
  Problem saying(String words) {
    return new Problem(status, code, words, faults, headers);
  }

  /** The connection ends with the answer, for nobody knows where the next request would begin. */
  Problem closing() {
    return with("Connection", "close");
  }

  /** The same with a header. */
  Problem with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, detail, faults, more);
  }

  private static Map<String, String> headers(int status, ErrorCode code, Duration retryAfter) {
    var headers = new LinkedHashMap<String, String>();
    if (status == 429 || status == 503) {
      Duration wait = retryAfter.isPositive() ? retryAfter : WAIT_DEFAULT;
      headers.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    }
    if (status == 401) {
      boolean given = code != ErrorCode.AUTH_MISSING;
      headers.put("WWW-Authenticate", given ? "Bearer error=\"invalid_token\"" : "Bearer");
    }
    return headers;
  }

  JsonObject toJson(String instance) {
    var errors = faults.stream().map(Fault::toJson).collect(JsonArray.collector());
    return new ProblemDetails(status, code, detail, instance, errors).toJson();
  }
}
