package dev.haystack.inbound.http;

import dev.haystack.application.summary.PastConversation;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conversations out of a body and collects what is wrong with them. */
final class ConversationReader {

  private static final int FAULTS_MAX = 20;

  private final List<Problem.Fault> faults = new ArrayList<>();

  /** The conversations, of which there is at least one; or the end of the call. */
  List<PastConversation> read(JsonObject body) {
    JsonArray listed = array(body.get("conversations"), "/conversations");
    if (faults.isEmpty() && listed.isEmpty()) {
      fault("/conversations", "must hold at least one conversation");
    }
    var conversations = new ArrayList<PastConversation>();
    for (int i = 0; i < listed.size(); i++) {
      String place = "/conversations/" + i;
      object(listed.values().get(i), place)
          .ifPresent(read -> conversations.add(conversation(read, place)));
    }
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.unprocessable(faults));
    }
    return conversations;
  }

  private PastConversation conversation(JsonObject read, String place) {
    var _ = text(read.get("id"), place + "/id");
    String createdAt = text(read.get("createdAt"), place + "/createdAt");
    var messages = new ArrayList<PastConversation.Utterance>();
    JsonArray listed = array(read.get("messages"), place + "/messages");
    for (int i = 0; i < listed.size(); i++) {
      String within = place + "/messages/" + i;
      object(listed.values().get(i), within)
          .ifPresent(message -> messages.add(utterance(message, within)));
    }
    return new PastConversation(createdAt, messages);
  }

  private PastConversation.Utterance utterance(JsonObject read, String place) {
    return new PastConversation.Utterance(
        text(read.get("role"), place + "/role"), text(read.get("content"), place + "/content"));
  }

  private JsonArray array(Optional<Json> value, String place) {
    if (value.isPresent() && value.get() instanceof JsonArray array) {
      return array;
    }
    fault(place, value.isPresent() ? "must be an array" : "is required");
    return JsonArray.EMPTY;
  }

  private Optional<JsonObject> object(Json value, String place) {
    if (value instanceof JsonObject object) {
      return Optional.of(object);
    }
    fault(place, "must be an object");
    return Optional.empty();
  }

  /** The text, empty if there is none. */
  private String text(Optional<Json> value, String place) {
    if (value.isPresent() && !(value.get() instanceof JsonString)) {
      fault(place, "must be a text");
    }
    return value.filter(JsonString.class::isInstance).map(t -> ((JsonString) t).value()).orElse("");
  }

  private void fault(String place, String message) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(new Problem.Fault(place, message));
    }
  }
}
