package dev.haystack.domain.weight;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;

/**
 * The bytes of heap that a value takes, as the common virtual machines lay it out; within a third
 * of what they say themselves.
 */
public final class Weight {

  private static final int OBJECT = 16;
  private static final int ALIGNMENT = 8;
  private static final int STRING = 24 + OBJECT;
  private static final int LIST = 24 + OBJECT;
  private static final int REFERENCE = 4;
  // a record, an unmodifiable view, a linked map and its table
  private static final int MAP = OBJECT + 32 + 56 + OBJECT;
  private static final int MEMBER = 40 + 2 * REFERENCE;
  private static final int MESSAGE = 120;
  private static final int EXCHANGE = 96;

  private Weight() {}

  /** Of a text: one byte a character where all of them fit, else two. */
  public static long of(String text) {
    int width = 1;
    for (int i = 0; i < text.length() && width == 1; i++) {
      width = text.charAt(i) > 0xff ? 2 : 1;
    }
    return STRING + aligned((long) text.length() * width);
  }

  /** Of a JSON value. */
  public static long of(Json value) {
    return switch (value) {
      case JsonObject(var members) -> {
        long weight = MAP;
        for (var member : members.entrySet()) {
          weight += MEMBER + of(member.getKey()) + of(member.getValue());
        }
        yield weight;
      }
      case JsonArray(var values) -> {
        long weight = OBJECT;
        if (!values.isEmpty()) {
          // all empty lists are one
          weight += LIST + aligned((long) values.size() * REFERENCE);
        }
        for (Json element : values) {
          weight += of(element);
        }
        yield weight;
      }
      case JsonString(var text) -> OBJECT + of(text);
      case JsonNumber(var literal) -> OBJECT + of(literal);
      // there is one of each
      case JsonBoolean _, JsonNull _ -> 0;
    };
  }

  /** Of a message of a conversation, with its tool rounds. */
  public static long of(Message message) {
    long weight = MESSAGE + of(message.id().value()) + of(message.content());
    return switch (message) {
      case UserMessage user ->
          weight
              + of(user.clientMessageId().value())
              + user.replaces().map(replaced -> OBJECT + of(replaced.value())).orElse(0L);
      case AssistantMessage answer -> {
        weight += of(answer.inReplyTo().value()) + of(answer.closingText()) + LIST;
        for (ToolRound round : answer.rounds()) {
          weight += of(round);
        }
        yield weight;
      }
    };
  }

  private static long of(ToolRound round) {
    long weight = OBJECT + LIST + of(round.text());
    for (ToolExchange exchange : round.exchanges()) {
      ToolCall call = exchange.call();
      weight += EXCHANGE + of(call.id()) + of(call.name()) + of(call.arguments());
      weight += of(exchange.result());
    }
    return weight;
  }

  private static long of(ToolResult result) {
    return switch (result) {
      case ToolResult.Success(var value) -> of(value);
      case ToolResult.Failure(_, var message) -> of(message);
    };
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
