package dev.haystack.chat;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the service write the documents that a page is asked for, and shows them as they grow. */
final class ChatDocuments {

  private static final String PATH = "/generate-document-from-template";

  private final ChatDoor door;
  private final ChatView view;

  ChatDocuments(ChatDoor door, ChatView view) {
    this.door = door;
    this.view = view;
  }

  /** What became of a document. */
  sealed interface Outcome {

    /** It is there, as a page tells of it. */
    record Written(JsonObject document) implements Outcome {}

    record Failed(String why) implements Outcome {}
  }

  /** Writes what the payload asks for from the sessions that are open. */
  Outcome write(JsonObject payload, JsonObject state) throws InterruptedException {
    var request =
        door.request(PATH)
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString(asked(payload, state).text()))
            .build();
    view.show(JsonObject.EMPTY.with("type", "chat_document").with("name", name(payload)));
    try {
      HttpResponse<Stream<String>> answer = door.client().send(request, BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        return answer.statusCode() == 200
            ? read(lines, payload)
            : problem(lines.collect(Collectors.joining("\n")));
      }
    } catch (IOException | UncheckedIOException e) {
      return new Outcome.Failed("the connection broke while the document was written");
    }
  }

  /** Each event is a line that names it and a line of data. */
  private Outcome read(Stream<String> lines, JsonObject payload) {
    String event = "";
    for (String line : (Iterable<String>) lines::iterator) {
      if (line.startsWith("event:")) {
        event = line.substring("event:".length()).strip();
      } else if (line.startsWith("data:")) {
        String data = line.substring("data:".length());
        if (event.equals("error")) {
          return problem(data);
        }
        JsonObject told = object(data);
        if (event.equals("document")) {
          JsonObject document = document(told, payload);
          view.show(
              JsonObject.EMPTY.with("type", "chat_document_written").with("document", document));
          return new Outcome.Written(document);
        }
        view.show(told.with("type", "chat_document_" + event));
      }
    }
    return new Outcome.Failed("the document was interrupted");
  }

  private static JsonObject document(JsonObject told, JsonObject payload) {
    return JsonObject.builder()
        .put("documentId", UUID.randomUUID().toString())
        .put("documentName", name(payload))
        .put("documentContent", told.string("content").orElse(""))
        .put("templateUsed", payload.string("templateName").orElse(""))
        .put("generatedAt", Instant.now().toString())
        .put("isGenerated", true)
        .build();
  }

  private static JsonObject asked(JsonObject payload, JsonObject state) {
    JsonObject client = sessions(payload, state).stream().findFirst().orElse(JsonObject.EMPTY);
    return JsonObject.builder()
        .put(
            "template",
            JsonObject.EMPTY
                .with("id", "chat")
                .with("name", payload.string("templateName").orElse("Template"))
                .with("content", payload.string("templateContent").orElse("")))
        .put(
            "transcript", JsonObject.EMPTY.with("segments", JsonArray.of(segments(payload, state))))
        .put(
            "clientInfo",
            JsonObject.EMPTY
                .with("id", client.string("clientId").orElse("none"))
                .with("name", client.string("clientName").orElse("the client")))
        .put("practitionerInfo", JsonObject.EMPTY.with("id", "chat").with("name", "Ana López"))
        .build();
  }

  /** Of the open sessions those that are asked for, or all. */
  private static List<JsonObject> sessions(JsonObject payload, JsonObject state) {
    List<String> wanted =
        payload
            .array("sessions")
            .orElse(JsonArray.EMPTY)
            .objects()
            .flatMap(session -> session.string("session_id").stream())
            .toList();
    return state
        .array("loadedSessions")
        .orElse(JsonArray.EMPTY)
        .objects()
        .filter(
            session -> wanted.isEmpty() || wanted.contains(session.string("sessionId").orElse("")))
        .toList();
  }

  private static List<JsonObject> segments(JsonObject payload, JsonObject state) {
    return sessions(payload, state).stream()
        .flatMap(session -> session.string("content").orElse("").lines())
        .map(ChatDocuments::segment)
        .toList();
  }

  private static JsonObject segment(String line) {
    int colon = line.indexOf(':');
    return JsonObject.builder()
        .put("speaker", colon < 0 ? "Client" : line.substring(0, colon))
        .put("text", line.substring(colon + 1).strip())
        .put("startTime", 0)
        .build();
  }

  private static Outcome problem(String text) {
    JsonObject problem = object(text);
    String code = problem.string("code").orElse("no answer");
    return new Outcome.Failed(code + ": " + problem.string("detail").orElse("it does not say why"));
  }

  private static JsonObject object(String text) {
    try {
      return Json.parse(text) instanceof JsonObject object ? object : JsonObject.EMPTY;
    } catch (JsonSyntaxException e) {
      return JsonObject.EMPTY;
    }
  }

  private static String name(JsonObject payload) {
    return payload.string("documentName").orElse("Document");
  }
}
