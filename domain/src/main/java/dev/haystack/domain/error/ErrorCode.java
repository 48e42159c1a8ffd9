package dev.haystack.domain.error;

import java.util.Locale;

/** The errors a client can be told of; a code's name in lower case is its name on the wire. */
public enum ErrorCode {
  MESSAGE_INVALID("The message is not valid.", false),
  MESSAGE_TOO_LARGE("The message is too large.", false),
  ID_CONFLICT("This message id was used with other content.", false),
  AUTH_MISSING("A token is needed.", false),
  AUTH_EXPIRED("The token has expired.", false),
  AUTH_REJECTED("The token was not accepted.", false),
  AUTH_UNAVAILABLE("The token cannot be checked just now. Please try again in a moment.", true),
  FORBIDDEN("This is not allowed.", false),
  SESSION_NOT_FOUND("There is no such session.", false),
  RATE_LIMITED("Too many requests; please wait a moment.", true),
  QUEUE_FULL("Too many messages are waiting; please wait for an answer first.", true),
  BUDGET_EXHAUSTED(
      "What may be used of the assistant in a day is used up; please go on later.", true),
  MODEL_UNAVAILABLE("The assistant cannot be reached just now. Please try again.", true),
  MODEL_RATE_LIMITED("The assistant is busy just now. Please try again in a moment.", true),
  MODEL_QUOTA_EXHAUSTED("The assistant's quota is used up.", false),
  MODEL_TIMEOUT("The assistant did not answer in time. Please try again.", true),
  MODEL_STALLED("The assistant's answer stopped arriving. Please try again.", true),
  MODEL_TRUNCATED("The assistant's answer was cut off. Please try again.", true),
  MODEL_REFUSED("The assistant declined to answer.", false),
  MODEL_NOT_CONFIGURED("No assistant is configured.", false),
  CONTENT_FILTERED("The answer was withheld by a content filter.", false),
  CONTEXT_TOO_LONG(
      "This is too long for the assistant. Please open a new session, or send less.", false),
  TURN_TIMEOUT("The answer took too long and was ended.", true),
  POLICY_CHECK_FAILED("The template could not be checked. Please try again.", true),
  TURN_LOST("The answer was interrupted. Please try again.", true),
  OVERLOADED("The service is overloaded. Please try again in a moment.", true),
  SHUTTING_DOWN("The service is restarting. Please try again in a moment.", true),
  NOT_FOUND("There is nothing at this path.", false),
  METHOD_NOT_ALLOWED("The path does not take this method.", false),
  UPGRADE_REQUIRED(
      "This is the path of a WebSocket. The request must ask for the upgrade (Upgrade: websocket,"
          + " Connection: Upgrade), and every proxy on its way must pass that on.",
      false),
  HTTP_VERSION_UNSUPPORTED(
      "This service speaks HTTP/1.1 only. Whatever sends the request, a proxy too, must use it"
          + " (nginx: proxy_http_version 1.1).",
      false),
  INTERNAL("Something went wrong on our side. Please try again.", true);

  private final String message;
  private final boolean retryable;

  ErrorCode(String message, boolean retryable) {
    this.message = message;
    this.retryable = retryable;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a person may read. */
  public String message() {
    return message;
  }

  /** Whether trying the same again can help. */
  public boolean isRetryable() {
    return retryable;
  }
}
