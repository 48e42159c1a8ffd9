package dev.haystack.inbound.http;

import dev.haystack.application.turn.GivenText;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The conversation as a front end tells it with each message: what the user says last is asked, the
 * rest is told.
 *
 * @param texts the user's and the assistant's texts, oldest first; never calls or their results
 * @param instructions the texts of the page's own, which are data
 */
record ToldConversation(List<GivenText> texts, List<String> instructions) {

  private static final int MESSAGES_MAX = 4_000;

  ToldConversation {
    texts = List.copyOf(texts);
    instructions = List.copyOf(instructions);
  }

  /** The messages of a body; what is wrong is noted there. */
  static List<Fields> messages(Fields fields) {
    List<Fields> listed = fields.list("messages", MESSAGES_MAX);
    if (listed.isEmpty()) {
      fields.fault("messages", "must hold at least one message");
    }
    return listed;
  }

  /**
   * Reads messages of which the last is to be the user's.
   *
   * @param content where a message has its text, or its parts
   */
  static ToldConversation read(List<Fields> messages, Function<Fields, Optional<Json>> content) {
    List<GivenText> texts = new ArrayList<>();
    List<String> instructions = new ArrayList<>();
    for (Fields message : messages) {
      String role = message.text("role");
      boolean isNewest = message == messages.getLast();
      String text = text(message, content.apply(message).orElse(JsonNull.NULL), isNewest);
      if (isNewest && (!role.equals("user") || text.isBlank())) {
        message.fault("role", "must be user with a text: the last message is what is answered");
      }
      switch (role) {
        case "user", "assistant" -> texts.add(new GivenText(role.equals("user"), text));
        case "system", "developer" -> instructions.add(text);
        default -> {
          // what tools have said only the service knows
        }
      }
    }
    texts.removeIf(given -> given.text().isBlank());
    return new ToldConversation(texts, instructions);
  }

  private static String text(Fields message, Json content, boolean isNewest) {
    return switch (content) {
      case JsonString(var text) -> text;
      case JsonArray parts -> text(message, parts, isNewest);
      default -> "";
    };
  }

  private static String text(Fields message, JsonArray parts, boolean isNewest) {
    var text = new StringBuilder();
    for (Json part : parts) {
      Optional<String> words =
          part instanceof JsonObject object && object.text("type").orElse("").equals("text")
              ? object.text("text")
              : Optional.empty();
      words.ifPresent(text::append);
      if (isNewest && words.isEmpty()) {
        message.fault("content", "must be text: images, sounds and files are not taken");
      }
    }
    return text.toString();
  }

  /**
   * What the user asks: the newest text.
   *
   * @param isWhole nobody else knows what was said before, so it is all since the last answer
   */
  String asked(boolean isWhole) {
    return String.join(
        "\n\n",
        texts.subList(asksFrom(isWhole), texts.size()).stream().map(GivenText::text).toList());
  }

  /** What was said before what is asked. */
  List<GivenText> before(boolean isWhole) {
    return texts.subList(0, asksFrom(isWhole));
  }

  private int asksFrom(boolean isWhole) {
    int from = texts.size() - 1;
    while (isWhole && from > 0 && texts.get(from - 1).isUsers()) {
      from--;
    }
    return from;
  }
}
