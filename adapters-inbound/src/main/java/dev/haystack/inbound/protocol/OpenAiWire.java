package dev.haystack.inbound.protocol;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.inbound.problem.ProblemStatus;
import java.util.List;

/** How single values look to clients of OpenAI's API. */
public final class OpenAiWire {

  private OpenAiWire() {}

  /** The name of an answer. */
  public static String id(TurnId turn) {
    return "chatcmpl-" + turn.value();
  }

  /** Why the answer ends; that it was stopped or ran out of tool rounds is no reason there. */
  public static String finishReason(TurnEnd end) {
    return switch (end) {
      case STOP, STOPPED, TOOL_LIMIT -> "stop";
      case LENGTH, CONTENT_FILTER -> WireNames.of(end);
    };
  }

  /** The tokens used. */
  public static JsonObject usage(Usage usage) {
    return JsonObject.builder()
        .put("prompt_tokens", usage.inputTokens())
        .put("completion_tokens", usage.outputTokens())
        .put("total_tokens", usage.inputTokens() + usage.outputTokens())
        .put(
            "prompt_tokens_details",
            JsonObject.EMPTY.with("cached_tokens", Json.of(usage.cachedInputTokens())))
        .put(
            "completion_tokens_details",
            JsonObject.EMPTY.with("reasoning_tokens", Json.of(usage.reasoningTokens())))
        .build();
  }

  /** What is ours beside an answer. */
  public static JsonObject beside(MessageId message, List<UiAction> actions) {
    return JsonObject.builder()
        .put("message_id", message.value())
        .put("ui_actions", actions.stream().map(WireNames::of).collect(JsonArray.collector()))
        .build();
  }

  /**
   * An error.
   *
   * @param param the field at fault, or nothing
   */
  public static JsonObject error(ErrorCode code, String message, String param) {
    int status = ProblemStatus.of(code);
    return JsonObject.builder()
        .put("message", message)
        .put("type", type(status))
        .put("param", param.isEmpty() ? JsonNull.NULL : Json.of(param))
        .put("code", status == 401 ? "invalid_api_key" : code.wireName())
        .build();
  }

  private static String type(int status) {
    if (status >= 500) {
      return "server_error";
    }
    return status == 429 ? "rate_limit_error" : "invalid_request_error";
  }
}
