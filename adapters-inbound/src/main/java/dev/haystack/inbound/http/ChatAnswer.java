package dev.haystack.inbound.http;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.inbound.protocol.WireNames;

/** The answer of a turn as one JSON document. */
final class ChatAnswer {

  private ChatAnswer() {}

  static JsonObject render(SessionId session, TurnOutcome.Answered answered) {
    var answer = answered.answer();
    var calls = answer.rounds().stream().flatMap(round -> round.exchanges().stream());
    return JsonObject.builder()
        .put("session_id", session.value())
        .put("message_id", answer.id().value())
        .put("content", answer.content())
        .put("tool_calls", Renderings.array(calls.map(ChatAnswer::call)))
        .put("ui_actions", Renderings.array(answered.actions().stream().map(WireNames::of)))
        .put("usage", WireNames.of(answered.usage()))
        .build();
  }

  private static JsonObject call(ToolExchange exchange) {
    return JsonObject.builder()
        .put("tool_call_id", exchange.call().id())
        .put("name", exchange.call().name())
        .put("arguments", arguments(exchange.call().arguments()))
        .put("success", exchange.result() instanceof ToolResult.Success)
        .build();
  }

  private static Json arguments(String text) {
    try {
      return Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (JsonSyntaxException _) {
      // the model wrote nonsense, and was told so
      return JsonObject.EMPTY;
    }
  }
}
