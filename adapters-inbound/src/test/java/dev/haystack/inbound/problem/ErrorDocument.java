package dev.haystack.inbound.problem;

import dev.haystack.domain.error.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of error codes, made from the codes that there are. */
final class ErrorDocument {

  private ErrorDocument() {}

  static String text() {
    return """
    # Errors

    Every error over HTTP is a problem (RFC 9457, `application/problem+json`) with one of these codes in `code`; over a
    socket it is an `error` frame with the same codes. `retryable` says whether the same request can succeed later. The
    words of `detail` and `message` may be shown to users; nothing may be read out of them. `errors` names the fields at
    fault. Where a wait is advised, `Retry-After` (HTTP, seconds) or `retry_after_ms` (socket) says how long. A request
    that cannot even be parsed as HTTP is answered by the server itself, with `message_invalid` and its own 4xx status.

    Made from the code; a test fails when it is out of date and writes the new text to `adapters-inbound/target/errors.md`.

    | code | HTTP | retryable | meaning | what a client should do |
    |---|---|---|---|---|
    """
        + Stream.of(ErrorCode.values()).map(ErrorDocument::row).collect(Collectors.joining());
  }

  private static String row(ErrorCode code) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            code.wireName(),
            ProblemStatus.all(code).stream().map(String::valueOf).collect(Collectors.joining(", ")),
            code.isRetryable() ? "yes" : "no",
            meaning(code),
            remedy(code));
  }

  private static String meaning(ErrorCode code) {
    return switch (code) {
      case MESSAGE_INVALID -> "the request cannot be read (400), or fields are not valid (422)";
      case MESSAGE_TOO_LARGE -> "the message or the body is over the limit";
      case ID_CONFLICT -> "the `client_message_id` was used in this session for other words";
      case AUTH_MISSING -> "there is no token";
      case AUTH_EXPIRED -> "the token's time is over";
      case AUTH_REJECTED -> "the token is not one that is accepted here";
      case AUTH_UNAVAILABLE -> "nobody can tell at present whether the token is good";
      case FORBIDDEN ->
          "the token does not cover the profile, the session was opened under another one, pages of"
              + " this origin are not allowed, or the service is not reached under this name (421)";
      case SESSION_NOT_FOUND -> "there is no such session, or it is another user's";
      case RATE_LIMITED ->
          "the user, or the address, asks too much at once, or too much is kept for the user";
      case QUEUE_FULL -> "too many messages, documents and summaries of the user wait";
      case BUDGET_EXHAUSTED -> "the user's tokens of the day are used up";
      case MODEL_UNAVAILABLE -> "the model cannot be reached or answered nothing usable";
      case MODEL_RATE_LIMITED -> "the model's server wants fewer requests";
      case MODEL_QUOTA_EXHAUSTED -> "the account with the model's provider is used up";
      case MODEL_TIMEOUT -> "the model did not begin, or not end, in time";
      case MODEL_STALLED -> "the model's answer stopped arriving";
      case MODEL_TRUNCATED -> "the model's answer ended before it was whole";
      case MODEL_REFUSED -> "the model declined to answer";
      case MODEL_NOT_CONFIGURED -> "the service has no usable key or model";
      case CONTENT_FILTERED -> "a filter of the model's provider withheld the answer";
      case CONTEXT_TOO_LONG ->
          "what there is to say does not fit the model, or the session is full";
      case TURN_TIMEOUT -> "the whole answer took longer than it may";
      case POLICY_CHECK_FAILED -> "whether the template may be used could not be found out";
      case TURN_LOST -> "the answer was interrupted and nothing of it follows";
      case OVERLOADED ->
          "the service has as much to do as it can take, or its audit trail cannot be written";
      case SHUTTING_DOWN -> "this server stops; another one, or this one again, takes over";
      case NOT_FOUND -> "there is nothing at the path";
      case METHOD_NOT_ALLOWED -> "the path does not take the method";
      case UPGRADE_REQUIRED ->
          "the path is a socket's, and the upgrade was not asked for or not in version 13";
      case HTTP_VERSION_UNSUPPORTED -> "the request is not HTTP/1.1";
      case INTERNAL -> "the service is at fault; its log says how";
    };
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case MESSAGE_INVALID -> "correct what `errors` or `pointer` names";
      case MESSAGE_TOO_LARGE -> "send less";
      case CONTEXT_TOO_LONG -> "open a new session, or send less";
      case BUDGET_EXHAUSTED -> "try again after the advised wait, which ends with the day (UTC)";
      case ID_CONFLICT -> "send it under a new id";
      case AUTH_MISSING, AUTH_EXPIRED, AUTH_REJECTED ->
          "let the user sign in, or get a fresh token, and send it again";
      case FORBIDDEN ->
          "use a profile of the user's, and a new session under another profile; a page's origin"
              + " must be added to the settings, and the service's own set there";
      case SESSION_NOT_FOUND -> "open a new session";
      case NOT_FOUND -> "correct the path";
      case METHOD_NOT_ALLOWED -> "use a method that `Allow` names";
      case UPGRADE_REQUIRED, HTTP_VERSION_UNSUPPORTED ->
          "use a WebSocket client, or HTTP/1.1; see that proxies do (`docs/operations.md`)";
      case RATE_LIMITED, QUEUE_FULL -> "wait for answers that are under way, then send it again";
      case MODEL_QUOTA_EXHAUSTED, MODEL_NOT_CONFIGURED ->
          "tell the operator; trying again is useless";
      case MODEL_REFUSED, CONTENT_FILTERED -> "say it in other words";
      case MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_STALLED, MODEL_TRUNCATED, TURN_TIMEOUT ->
          "offer the user to try again";
      case TURN_LOST -> "read the session's messages, then offer to try again";
      case AUTH_UNAVAILABLE, MODEL_RATE_LIMITED, POLICY_CHECK_FAILED, OVERLOADED ->
          "try again after the advised wait, a few times with growing pauses";
      case SHUTTING_DOWN -> "connect again after the advised wait and resume";
      case INTERNAL -> "try again once; if it stays, tell the operator the time and the path";
    };
  }
}
