package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a body's fields and collects what is wrong with them. */
final class Fields {

  private final JsonObject body;
  private final List<Fault> faults = new ArrayList<>();

  Fields(JsonObject body) {
    this.body = body;
  }

  /** The text, which has to be there and not blank; empty after a fault. */
  String text(String name) {
    Optional<String> text = optional(name, JsonString.class).map(JsonString::value);
    if (text.isEmpty() ? body.get(name).isEmpty() : text.get().isBlank()) {
      faults.add(new Fault("/" + name, "is required and must not be blank"));
    }
    return text.orElse("");
  }

  JsonObject object(String name) {
    return optional(name, JsonObject.class).orElse(JsonObject.EMPTY);
  }

  PersonaType persona() {
    Optional<String> name = optional("persona_type", JsonString.class).map(JsonString::value);
    Optional<PersonaType> persona = name.flatMap(PersonaType::of);
    if (name.isPresent() && persona.isEmpty()) {
      faults.add(new Fault("/persona_type", "must be one of " + personas()));
    }
    return persona.orElse(PersonaType.WEB_ASSISTANT);
  }

  Optional<SessionId> session() {
    Optional<String> id = optional("session_id", JsonString.class).map(JsonString::value);
    if (id.isPresent() && !SessionId.isValid(id.get())) {
      faults.add(new Fault("/session_id", "must be 1 to 128 characters of A-Z a-z 0-9 . _ -"));
      return Optional.empty();
    }
    return id.map(SessionId::new);
  }

  /** Ends the call if anything was wrong. */
  void check() {
    optional("profile_id", JsonString.class);
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.unprocessable(faults));
    }
  }

  private <T extends Json> Optional<T> optional(String name, Class<T> type) {
    Optional<Json> value = body.get(name);
    if (value.isPresent() && !type.isInstance(value.get())) {
      faults.add(
          new Fault("/" + name, type == JsonString.class ? "must be a text" : "must be an object"));
      return Optional.empty();
    }
    return value.map(type::cast);
  }

  private static String personas() {
    return Arrays.stream(PersonaType.values())
        .map(PersonaType::wireName)
        .collect(Collectors.joining(", "));
  }
}
