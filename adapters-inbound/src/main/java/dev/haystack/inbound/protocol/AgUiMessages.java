package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.UserMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was said in a session, as AG-UI's messages: texts alone, the newest of them that fit. */
final class AgUiMessages {

  private static final int CHARACTERS_MAX = 1 << 20;

  private AgUiMessages() {}

  static JsonArray of(List<Message> said) {
    Deque<JsonObject> told = new ArrayDeque<>();
    long characters = 0;
    for (Message message : said.reversed()) {
      characters += message.content().length();
      if (characters > CHARACTERS_MAX && !told.isEmpty()) {
        break;
      }
      told.addFirst(message(message));
    }
    return JsonArray.of(List.copyOf(told));
  }

  private static JsonObject message(Message message) {
    return switch (message) {
      // under the name that its page gave it
      case UserMessage user -> message(name(user), "user", message);
      case AssistantMessage _ -> message(message.id().value(), "assistant", message);
    };
  }

  private static String name(UserMessage message) {
    ClientMessageId given = message.clientMessageId();
    return given.isPresent() ? given.value() : message.id().value();
  }

  private static JsonObject message(String id, String role, Message message) {
    return JsonObject.builder()
        .put("id", id)
        .put("role", role)
        .put("content", message.content())
        .build();
  }
}
