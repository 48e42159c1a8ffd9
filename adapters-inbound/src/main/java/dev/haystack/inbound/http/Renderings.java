package dev.haystack.inbound.http;

import dev.haystack.application.persona.PersonaView;
import dev.haystack.application.session.MessagePage;
import dev.haystack.application.session.PageState;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is shown of sessions and personas, as JSON. */
final class Renderings {

  private static final int PAGE_BYTES_MAX = 4 << 20;

  private Renderings() {}

  static JsonObject opened(Session session) {
    return JsonObject.builder()
        .put("session_id", session.id().value())
        .put("persona_type", session.persona().wireName())
        .put("created_at", time(session.createdAt()))
        .build();
  }

  static JsonObject session(Session session) {
    return opened(session)
        .with("last_activity", time(session.lastActivity()))
        .with("message_count", Json.of(session.messageCount()))
        .with("context", HistorySummary.without(session.context()));
  }

  /** The page, or as many of its newest messages as fit; one at least. */
  static JsonObject page(MessagePage page) {
    var shown = new ArrayDeque<JsonObject>();
    Optional<MessageId> oldest = Optional.empty();
    long bytes = 0;
    for (Message message : page.messages().reversed()) {
      JsonObject rendered = message(message);
      bytes += rendered.text().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > PAGE_BYTES_MAX && !shown.isEmpty()) {
        return page(shown, oldest);
      }
      shown.addFirst(rendered);
      oldest = Optional.of(message.id());
    }
    return page(shown, page.next());
  }

  private static JsonObject page(Collection<JsonObject> messages, Optional<MessageId> next) {
    return JsonObject.builder()
        .put("messages", array(messages.stream()))
        .put("next", next.<Json>map(id -> Json.of(id.value())).orElse(JsonNull.NULL))
        .build();
  }

  private static JsonObject message(Message message) {
    return JsonObject.builder()
        .put("message_id", message.id().value())
        .put(
            "role",
            switch (message) {
              case UserMessage _ -> "user";
              case AssistantMessage _ -> "assistant";
            })
        .put("content", message.content())
        .put("timestamp", time(message.timestamp()))
        .put(
            "status",
            switch (message) {
              case UserMessage _ -> "complete";
              case AssistantMessage answer -> answer.status().name().toLowerCase(Locale.ROOT);
            })
        .build();
  }

  static JsonObject state(PageState page) {
    Instant updated = page.state().stamp().timestamp();
    Json lastUpdated =
        updated.equals(Stamp.OLDEST.timestamp()) ? JsonNull.NULL : Json.of(time(updated));
    return JsonObject.builder()
        .put("ui_state", page.state().fields())
        .put("version", page.state().version())
        .put("available_capabilities", texts(page.capabilities().stream()))
        .put("last_updated", lastUpdated)
        .build();
  }

  static JsonObject persona(PersonaView persona) {
    return JsonObject.builder()
        .put("type", persona.type().wireName())
        .put("name", persona.type().displayName())
        .put("description", persona.type().description())
        .put("tools", texts(persona.tools().stream()))
        .build();
  }

  static JsonArray array(Stream<JsonObject> values) {
    return JsonArray.of(values.toList());
  }

  static JsonArray texts(Stream<String> values) {
    return values.<Json>map(Json::of).collect(JsonArray.collector());
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
