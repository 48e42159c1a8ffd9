package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.session.ClientMessageId;

/** The fields of an error, whether it is told in a turn or beside it. */
final class ErrorFields {

  private ErrorFields() {}

  static void put(
      ErrorCode code, long retryAfterMillis, ClientMessageId clientMessageId, FrameText frame) {
    put(code, code.message(), retryAfterMillis, clientMessageId, frame);
  }

  static void put(Notice.Refused refused, FrameText frame) {
    put(
        refused.code(),
        refused.message(),
        refused.retryAfter().toMillis(),
        refused.clientMessageId(),
        frame);
  }

  private static void put(
      ErrorCode code,
      String message,
      long retryAfterMillis,
      ClientMessageId clientMessageId,
      FrameText frame) {
    put(code, message, frame);
    if (retryAfterMillis > 0) {
      frame.put("retry_after_ms", retryAfterMillis);
    }
    put(clientMessageId, frame);
  }

  static void unreadable(
      String fault, String pointer, ClientMessageId clientMessageId, FrameText frame) {
    var code = ErrorCode.MESSAGE_INVALID;
    put(code, "The message is not valid: " + fault + ".", frame);
    frame.put("pointer", pointer);
    put(clientMessageId, frame);
  }

  private static void put(ClientMessageId clientMessageId, FrameText frame) {
    if (clientMessageId.isPresent()) {
      frame.put("client_message_id", clientMessageId.value());
    }
  }

  private static void put(ErrorCode code, String message, FrameText frame) {
    frame.put("code", code.wireName()).put("message", message).put("retryable", code.isRetryable());
  }
}
