package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.NamedChange;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads what a page tells about itself. */
final class UiStateMessages {

  private final InstantSource clock;

  UiStateMessages(InstantSource clock) {
    this.clock = clock;
  }

  /** Replaces the state if there is one, and changes it otherwise. */
  ClientMessage either(Fields fields) {
    return fields.object("state").isPresent() ? full(fields) : incremental(fields);
  }

  ClientMessage full(Fields fields) {
    JsonObject state = fields.object("state").orElseThrow(() -> Fields.missing("state"));
    return update(new UiStateChange.Replace(state), fields);
  }

  ClientMessage incremental(Fields fields) {
    return update(change(fields), fields);
  }

  private static UiStateChange change(Fields fields) {
    JsonObject page = page(fields);
    Optional<JsonObject> changes = fields.object("changes");
    if (changes.isPresent()) {
      return new UiStateChange.Merge(joined(changes.get(), page));
    }
    String name = fields.requiredText("changeType");
    Json payload = fields.message().get("payload").orElse(JsonNull.NULL);
    return new UiStateChange.Named(new NamedChange(name, payload), page);
  }

  private static JsonObject page(Fields fields) {
    return JsonObject.builder()
        .putUnlessEmpty("page_type", fields.text("page_type", "pageType").orElse(""))
        .putUnlessEmpty("page_url", fields.text("page_url", "pageUrl", "route").orElse(""))
        .build();
  }

  private static JsonObject joined(JsonObject changes, JsonObject page) {
    JsonObject joined = changes;
    for (var field : page.members().entrySet()) {
      joined = joined.with(field.getKey(), field.getValue());
    }
    return joined;
  }

  /** What cannot be put in order is told so; the message itself is none that is malformed. */
  private ClientMessage update(UiStateChange change, Fields fields) {
    Instant now = clock.instant();
    Optional<Instant> timestamp =
        fields.message().get("timestamp").map(Instants::read).orElse(Optional.of(now));
    Optional<Long> sequence =
        fields.message().get("sequence").map(Fields::whole).orElse(Optional.of(0L));
    if (timestamp.isEmpty() || sequence.isEmpty()) {
      return new ClientMessage.UiStateUndated();
    }
    var stamp = new Stamp(timestamp.get(), sequence.get());
    return new ClientMessage.UiStateChanged(UiStateUpdate.arrived(change, stamp, now));
  }
}
