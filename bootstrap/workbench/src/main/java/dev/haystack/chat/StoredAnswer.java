package dev.haystack.chat;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** Reads an answer from the session's messages that came to its end while nobody listened. */
record StoredAnswer(ChatDoor door, ChatView view) {

  /** Shows it; false if there is none. */
  boolean show(ChatTurn turn) throws InterruptedException {
    Optional<String> answer = read(turn.untoldMessageId());
    view.note(answer.orElse("✗ the answer was interrupted"));
    return answer.isPresent();
  }

  private Optional<String> read(String messageId) throws InterruptedException {
    var question = door.request("/sessions/" + door.session() + "/messages?limit=200").build();
    try {
      String page = door.client().send(question, BodyHandlers.ofString()).body();
      return Json.parse(page, Json.DEPTH_MAX) instanceof JsonObject told
          ? behind(messageId, told.array("messages").orElse(JsonArray.EMPTY).objects().toList())
          : Optional.empty();
    } catch (IOException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> behind(String messageId, List<JsonObject> messages) {
    return messages.stream()
        .dropWhile(message -> !message.string("message_id").orElse("").equals(messageId))
        .skip(1)
        .findFirst()
        .filter(message -> message.string("role").orElse("").equals("assistant"))
        .flatMap(message -> message.string("content"));
  }
}
