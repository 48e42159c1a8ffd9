package dev.haystack.chat;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.stream.Stream;

/**
 * A page that is none, as the console has one: it remembers what the assistant asks of it, and says
 * so. For one thread.
 */
final class ChatPage {

  private static final String TRANSCRIPT =
      "Practitioner: How did the week go?\n"
          + "Client: Better. My sleep is better, and I went for two walks.";

  private final ChatDocuments documents;
  private JsonObject state;
  private int sequence;

  ChatPage(String pageType, ChatDocuments documents) {
    String url = pageType.equals("transcribe_page") ? "/live-transcribe" : "/" + pageType;
    this.documents = documents;
    this.state =
        JsonObject.EMPTY
            .with("page_type", pageType)
            .with("page_url", url)
            .with("loadedSessions", JsonArray.EMPTY);
  }

  /**
   * What became of an action.
   *
   * @param changes of the page; empty if there are none
   */
  record Deed(boolean success, String detail, JsonObject changes) {

    private static Deed noted(String detail) {
      return new Deed(true, detail, JsonObject.EMPTY);
    }

    private static Deed changed(String detail, JsonObject changes) {
      return new Deed(true, detail, changes);
    }

    static Deed failed(String detail) {
      return new Deed(false, detail, JsonObject.EMPTY);
    }

    /** What the service is told of it. */
    JsonObject result(String actionId) {
      return JsonObject.builder()
          .put("type", "ui_action_result")
          .put("action_id", actionId)
          .put("success", success)
          .put("detail", detail)
          .build();
    }
  }

  /** Tells all of it. */
  JsonObject whole() {
    return update("full_state_update", "state", state);
  }

  /** Tells a change of it. */
  JsonObject update(JsonObject changes) {
    return update("incremental_state_update", "changes", changes);
  }

  private JsonObject update(String type, String name, JsonObject what) {
    return JsonObject.builder()
        .put("type", type)
        .put(name, what)
        .put("timestamp", System.currentTimeMillis())
        .put("sequence", ++sequence)
        .build();
  }

  /** Does what is asked. */
  Deed play(JsonObject action) throws InterruptedException {
    JsonObject payload = action.object("payload").orElse(JsonObject.EMPTY);
    Deed deed = consequence(action.string("type").orElse(""), payload);
    for (var change : deed.changes().members().entrySet()) {
      state = state.with(change.getKey(), change.getValue());
    }
    return deed;
  }

  private Deed consequence(String type, JsonObject payload) throws InterruptedException {
    return switch (type) {
      case "set_client_selection" ->
          Deed.changed(
              "shows " + text(payload, "clientName"),
              JsonObject.EMPTY.with("currentClient", payload));
      case "load_session_direct" ->
          Deed.changed(
              "opened a session of " + text(payload, "clientName"),
              added("loadedSessions", "sessionId", opened(payload)));
      case "set_selected_template" ->
          Deed.changed(
              "selected " + text(payload, "templateName"),
              JsonObject.EMPTY.with("selectedTemplate", payload));
      case "navigate_to_page" ->
          Deed.changed(
              "went to " + text(payload, "page_url"),
              JsonObject.EMPTY
                  .with("page_type", text(payload, "page_type"))
                  .with("page_url", text(payload, "page_url")));
      case "generate_document_from_loaded" -> written(payload);
      case "suggest_navigation" ->
          Deed.noted("offered a link to " + text(payload, "suggested_page"));
      default -> Deed.noted("noted");
    };
  }

  private Deed written(JsonObject payload) throws InterruptedException {
    return switch (documents.write(payload, state)) {
      case ChatDocuments.Outcome.Written(var document) ->
          Deed.changed(
              "wrote " + text(payload, "documentName"),
              added("generatedDocuments", "documentId", document));
      case ChatDocuments.Outcome.Failed(var why) -> Deed.failed(why);
    };
  }

  /** The list with the item behind the others, in place of one of the same id. */
  private JsonObject added(String list, String idName, JsonObject item) {
    Stream<JsonObject> others =
        state
            .array(list)
            .orElse(JsonArray.EMPTY)
            .objects()
            .filter(other -> !text(other, idName).equals(text(item, idName)));
    JsonArray all =
        Stream.concat(others, Stream.of(item)).map(Json.class::cast).collect(JsonArray.collector());
    return JsonObject.EMPTY.with(list, all);
  }

  private static JsonObject opened(JsonObject payload) {
    JsonObject metadata = payload.without("sessionId").without("clientId").without("clientName");
    return JsonObject.builder()
        .put("sessionId", text(payload, "sessionId"))
        .put("clientId", text(payload, "clientId"))
        .put("clientName", text(payload, "clientName"))
        .put("content", TRANSCRIPT)
        .put("metadata", metadata)
        .build();
  }

  private static String text(JsonObject object, String name) {
    return object.string(name).orElse("");
  }
}
