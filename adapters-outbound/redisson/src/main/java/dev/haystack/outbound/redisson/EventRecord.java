package dev.haystack.outbound.redisson;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.tool.UiAction;
import java.time.Instant;

/** An event as it is stored and sent. */
final class EventRecord {

  private EventRecord() {}

  static JsonObject of(TurnEvent event) {
    var record = JsonObject.builder();
    switch (event) {
      case TurnEvent.Started(var message, var client, var durability) ->
          record
              .put("kind", "started")
              .put("message", message.value())
              .put("client", client.value())
              .put("durability", durability.name());
      case TurnEvent.TextDelta(var content) -> record.put("kind", "text").put("content", content);
      case TurnEvent.ToolStarted(var call, var name, var displayName, var arguments) ->
          record
              .put("kind", "tool")
              .put("call", call)
              .put("name", name)
              .put("display_name", displayName)
              .put("arguments", arguments);
      case TurnEvent.ToolCompleted(
              var call,
              var name,
              var known,
              var millis,
              var error,
              var result) ->
          record
              .put("kind", "tool_done")
              .put("call", call)
              .put("name", name)
              .put("deduplicated", known)
              .put("millis", millis)
              .put("error", error)
              .putUnlessEmpty("result", result);
      case TurnEvent.ConfirmationRequired asked ->
          // to a node that does not know of it no actions are requested, which is true
          record
              .put("kind", "actions")
              .put("actions", JsonArray.EMPTY)
              .put("confirmation", confirmation(asked));
      case TurnEvent.ActionsRequested(var actions) ->
          record
              .put("kind", "actions")
              .put(
                  "actions",
                  actions.stream().map(EventRecord::action).collect(JsonArray.collector()));
      case TurnEvent.Completed(var message, var end, var usage, var model) ->
          record
              .put("kind", "completed")
              .put("message", message.value())
              .put("end", end.name())
              .put("usage", usage(usage))
              .put("model", model);
      case TurnEvent.Failed(var code, var retryAfterMillis, var client) ->
          record
              .put("kind", "failed")
              .put("code", code.name())
              .put("retry_after_millis", retryAfterMillis)
              .put("client", client.value());
      case TurnEvent.ContextCompacted(var messages, var before, var after) ->
          // to a node that does not know of it it is the end of a turn that is over, which is true
          record.put("kind", "ended").put("compacted", compacted(messages, before, after));
      case TurnEvent.Ended() -> record.put("kind", "ended");
    }
    return record.build();
  }

  private static JsonObject action(UiAction action) {
    return JsonObject.builder()
        .put("id", action.id())
        .put("type", action.type())
        .put("target", action.target())
        .put("payload", action.payload())
        .build();
  }

  private static JsonObject confirmation(TurnEvent.ConfirmationRequired asked) {
    return JsonObject.builder()
        .put("id", asked.actionId())
        .put("call", asked.callId())
        .put("tool", asked.tool())
        .put("display_name", asked.displayName())
        .put("arguments", asked.arguments())
        .put("expires", asked.expiresAt().toEpochMilli())
        .build();
  }

  private static TurnEvent readConfirmation(JsonObject stored) {
    var fields = new RecordFields(stored);
    return new TurnEvent.ConfirmationRequired(
        fields.text("id"),
        fields.text("call"),
        fields.text("tool"),
        fields.text("display_name"),
        fields.object("arguments"),
        Instant.ofEpochMilli(fields.number("expires")));
  }

  private static JsonObject compacted(int messages, int tokensBefore, int tokensAfter) {
    return JsonObject.builder()
        .put("messages", messages)
        .put("tokens_before", tokensBefore)
        .put("tokens_after", tokensAfter)
        .build();
  }

  private static TurnEvent readCompacted(JsonObject stored) {
    var fields = new RecordFields(stored);
    return new TurnEvent.ContextCompacted(
        Math.toIntExact(fields.number("messages")),
        Math.toIntExact(fields.number("tokens_before")),
        Math.toIntExact(fields.number("tokens_after")));
  }

  private static JsonObject usage(Usage usage) {
    return JsonObject.builder()
        .put("input", usage.inputTokens())
        .put("output", usage.outputTokens())
        .put("cached", usage.cachedInputTokens())
        .put("cache_write", usage.cacheWriteInputTokens())
        .put("reasoning", usage.reasoningTokens())
        .put("estimated", usage.estimated())
        .build();
  }

  static TurnEvent read(JsonObject stored) {
    var fields = new RecordFields(stored);
    String kind = fields.text("kind");
    return switch (kind) {
      case "started" ->
          new TurnEvent.Started(
              new MessageId(fields.text("message")),
              new ClientMessageId(fields.text("client")),
              Durability.valueOf(fields.text("durability")));
      case "text" -> new TurnEvent.TextDelta(fields.text("content"));
      case "tool" ->
          new TurnEvent.ToolStarted(
              fields.text("call"),
              fields.text("name"),
              fields.text("display_name"),
              fields.object("arguments"));
      case "tool_done" ->
          new TurnEvent.ToolCompleted(
              fields.text("call"),
              fields.text("name"),
              fields.truth("deduplicated"),
              fields.number("millis"),
              fields.text("error"),
              fields.textOr("result", ""));
      case "actions" ->
          stored
              .object("confirmation")
              .map(EventRecord::readConfirmation)
              .orElseGet(
                  () ->
                      new TurnEvent.ActionsRequested(
                          fields.array("actions").objects().map(EventRecord::readAction).toList()));
      case "completed" ->
          new TurnEvent.Completed(
              new MessageId(fields.text("message")),
              TurnEnd.valueOf(fields.text("end")),
              readUsage(fields.object("usage")),
              fields.text("model"));
      case "failed" ->
          new TurnEvent.Failed(
              ErrorCode.valueOf(fields.text("code")),
              fields.number("retry_after_millis"),
              new ClientMessageId(fields.text("client")));
      case "ended" ->
          stored
              .object("compacted")
              .map(EventRecord::readCompacted)
              .orElseGet(TurnEvent.Ended::new);
      default -> throw new IllegalArgumentException("no event is called so");
    };
  }

  private static UiAction readAction(JsonObject stored) {
    var fields = new RecordFields(stored);
    return new UiAction(
        fields.text("id"), fields.text("type"), fields.text("target"), fields.object("payload"));
  }

  private static Usage readUsage(JsonObject stored) {
    var fields = new RecordFields(stored);
    return new Usage(
        fields.number("input"),
        fields.number("output"),
        fields.number("cached"),
        fields.numberOr("cache_write", 0),
        fields.numberOr("reasoning", 0),
        fields.truth("estimated"));
  }
}
