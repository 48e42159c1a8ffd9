package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import java.util.List;

/** Tool rounds as they are stored in a message. */
final class ToolRoundRecord {

  private ToolRoundRecord() {}

  static JsonArray of(List<ToolRound> rounds) {
    return rounds.stream()
        .map(
            round ->
                JsonObject.builder()
                    .put("text", round.text())
                    .put(
                        "calls",
                        round.exchanges().stream()
                            .map(ToolRoundRecord::exchange)
                            .collect(JsonArray.collector()))
                    .build())
        .collect(JsonArray.collector());
  }

  private static JsonObject exchange(ToolExchange exchange) {
    var record =
        JsonObject.builder()
            .put("id", exchange.call().id())
            .put("name", exchange.call().name())
            .put("arguments", exchange.call().arguments());
    return switch (exchange.result()) {
      case ToolResult.Success(Json value) -> record.put("value", value).build();
      case ToolResult.Failure(ToolFailure reason, String message) ->
          record.put("failure", reason.name()).put("message", message).build();
    };
  }

  static List<ToolRound> read(JsonArray rounds) {
    return rounds
        .objects()
        .map(
            round ->
                new ToolRound(
                    round.string("text").orElseThrow(),
                    round
                        .array("calls")
                        .orElseThrow()
                        .objects()
                        .map(ToolRoundRecord::readExchange)
                        .toList()))
        .toList();
  }

  private static ToolExchange readExchange(JsonObject record) {
    var call =
        new ToolCall(
            record.string("id").orElseThrow(),
            record.string("name").orElseThrow(),
            record.string("arguments").orElseThrow());
    ToolResult result =
        record
            .string("failure")
            .<ToolResult>map(
                reason ->
                    new ToolResult.Failure(
                        ToolFailure.valueOf(reason), record.string("message").orElseThrow()))
            .orElseGet(() -> new ToolResult.Success(record.get("value").orElse(JsonNull.NULL)));
    return new ToolExchange(call, result);
  }
}
