package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.UserMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The text of a message as it is stored. */
final class MessageRecord {

  /** A tool's answer may nest as deep as a document from a client, within the record's own. */
  static final int DEPTH_MAX = 256;

  private MessageRecord() {}

  static String of(Message message) {
    var record = JsonObject.builder().put("id", message.id().value());
    switch (message) {
      case UserMessage user ->
          record
              .put("role", "user")
              .putUnlessEmpty("client", user.clientMessageId().value())
              .putUnlessEmpty("replaces", user.replaces().map(MessageId::value).orElse(""));
      case AssistantMessage answer -> {
        record
            .put("role", "assistant")
            .put("reply_to", answer.inReplyTo().value())
            .put("status", answer.status().name())
            .put("rounds", ToolRoundRecord.of(answer.rounds()));
        // without tools it is the whole answer
        if (!answer.closingText().equals(answer.content())) {
          record.put("closing", answer.closingText());
        }
      }
    }
    return record
        .put("content", message.content())
        .put("at", message.timestamp().toString())
        .build()
        .text();
  }

  /** The message, unless the record is damaged. */
  static Optional<Message> read(String text) {
    try {
      return Json.parse(text, DEPTH_MAX) instanceof JsonObject object
          ? Optional.of(message(object))
          : Optional.empty();
    } catch (JsonSyntaxException
        | NoSuchElementException
        | DateTimeException
        | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Message message(JsonObject object) {
    var id = new MessageId(object.string("id").orElseThrow());
    String content = object.string("content").orElseThrow();
    Instant at = Instant.parse(object.string("at").orElseThrow());
    return object.string("role").orElseThrow().equals("user")
        ? new UserMessage(
            id,
            new ClientMessageId(object.string("client").orElse("")),
            content,
            at,
            object.string("replaces").map(MessageId::new))
        : new AssistantMessage(
            id,
            new MessageId(object.string("reply_to").orElseThrow()),
            content,
            at,
            MessageStatus.valueOf(object.string("status").orElseThrow()),
            ToolRoundRecord.read(object.array("rounds").orElse(JsonArray.EMPTY)),
            object.string("closing").orElse(content));
  }
}
