package dev.haystack.inbound.http;

import dev.haystack.application.turn.GivenText;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.inbound.protocol.ChatContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a chat completion: what is asked is what the user says last, the rest is told.
 *
 * @param texts the user's and the assistant's texts, oldest first; never calls or their results
 * @param instructions the texts of the page's own, which are data
 */
record OpenAiMessages(List<GivenText> texts, List<String> instructions) {

  private static final int MESSAGES_MAX = 4_000;

  /** Reads them; what is wrong is noted there. */
  static OpenAiMessages read(Fields fields) {
    List<GivenText> texts = new ArrayList<>();
    List<String> instructions = new ArrayList<>();
    List<Fields> listed = fields.list("messages", MESSAGES_MAX);
    for (Fields message : listed) {
      String role = message.text("role");
      boolean isNewest = message == listed.getLast();
      if (isNewest && !role.equals("user")) {
        message.fault("role", "must be user: the last message is what is answered");
      }
      String text = text(message, isNewest);
      switch (role) {
        case "user", "assistant" -> texts.add(new GivenText(role.equals("user"), text));
        case "system", "developer" -> instructions.add(text);
        default -> {
          // what tools have said only the service knows
        }
      }
    }
    texts.removeIf(given -> given.text().isBlank());
    if (listed.isEmpty() || texts.isEmpty()) {
      fields.fault("messages", "must end with a message of the user's that is not blank");
    }
    return new OpenAiMessages(texts, instructions);
  }

  private static String text(Fields message, boolean isNewest) {
    return switch (message.any("content").orElse(JsonNull.NULL)) {
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

  /** What the user asks where a session knows what was said before. */
  String newest() {
    return texts.getLast().text();
  }

  /** What the user asks where nobody else knows it: all that was said since the last answer. */
  String unanswered() {
    return String.join(
        "\n\n", texts.subList(answered(), texts.size()).stream().map(GivenText::text).toList());
  }

  /** What was said before what is asked. */
  List<GivenText> before(boolean isWhole) {
    return texts.subList(0, isWhole ? answered() : texts.size() - 1);
  }

  private int answered() {
    int from = texts.size() - 1;
    while (from > 0 && texts.get(from - 1).isUsers()) {
      from--;
    }
    return from;
  }

  boolean isTooLarge() {
    return ChatContent.isTooLarge(unanswered());
  }
}
