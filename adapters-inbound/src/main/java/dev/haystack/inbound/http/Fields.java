package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a body's fields and collects what is wrong with them. */
final class Fields {

  private static final int FAULTS_MAX = 100;
  private static final int MESSAGE_ID_LENGTH_MAX = 256;

  private final JsonObject body;
  private final String place;
  private final List<Problem.Fault> faults;

  Fields(JsonObject body) {
    this(body, "", new ArrayList<>());
  }

  private Fields(JsonObject body, String place, List<Problem.Fault> faults) {
    this.body = body;
    this.place = place;
    this.faults = faults;
  }

  /** The text, which has to be there and not blank; empty after a fault. */
  String text(String name) {
    Optional<String> text = optional(name, JsonString.class).map(JsonString::value);
    if (text.isEmpty() ? body.get(name).isEmpty() : text.get().isBlank()) {
      fault(name, "is required and must not be blank");
    }
    return text.orElse("");
  }

  /** The same with a limit on its length. */
  String text(String name, int charactersMax) {
    return bounded(name, text(name), charactersMax);
  }

  /** The text, which has to be there but may be blank. */
  String present(String name, int charactersMax) {
    if (body.get(name).isEmpty()) {
      fault(name, "is required");
    }
    return anyText(name, charactersMax);
  }

  /** The text if there is one; it may be blank. */
  String anyText(String name, int charactersMax) {
    return bounded(
        name, optional(name, JsonString.class).map(JsonString::value).orElse(""), charactersMax);
  }

  /** The message's name there, or else in the header for such names; empty without one. */
  String messageId(String name, Call call) {
    String given = anyText(name, MESSAGE_ID_LENGTH_MAX);
    String id = given.isEmpty() ? call.idempotencyKey() : given;
    if (given.isEmpty() && id.length() > MESSAGE_ID_LENGTH_MAX) {
      fault(
          name,
          "must not be longer than "
              + MESSAGE_ID_LENGTH_MAX
              + " characters, also as Idempotency-Key");
    }
    return id;
  }

  private String bounded(String name, String text, int charactersMax) {
    if (text.length() > charactersMax) {
      fault(name, "must not be longer than " + charactersMax + " characters");
    }
    return text;
  }

  /** The fields of an object that has to be there. */
  Fields required(String name) {
    if (body.get(name).isEmpty()) {
      fault(name, "is required");
    }
    return new Fields(object(name), place + "/" + name, faults);
  }

  /** The fields of an object that need not be there. */
  Fields inside(String name) {
    return new Fields(object(name), place + "/" + name, faults);
  }

  /** The fields of each object of a list that need not be there. */
  List<Fields> anyList(String name, int most) {
    return body.get(name).isEmpty() ? List.of() : list(name, most);
  }

  /** The fields of each object of a list that has to be there; it may be empty. */
  List<Fields> list(String name, int most) {
    if (!(body.get(name).orElse(JsonNull.NULL) instanceof JsonArray array)) {
      fault(name, body.get(name).isEmpty() ? "is required" : "must be a list");
      return List.of();
    }
    if (array.size() > most) {
      fault(name, "must not have more than " + most + " entries");
      return List.of();
    }
    List<Fields> entries = new ArrayList<>();
    for (Json entry : array) {
      String entryPlace = place + "/" + name + "/" + entries.size();
      if (!(entry instanceof JsonObject)) {
        add(new Problem.Fault(entryPlace, "must be an object"));
      }
      entries.add(
          new Fields(
              entry instanceof JsonObject object ? object : JsonObject.EMPTY, entryPlace, faults));
    }
    return entries;
  }

  /** A number of seconds, if there is one. */
  Optional<Duration> seconds(String name, int most) {
    Optional<Json> value = body.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double seconds = value.get() instanceof JsonNumber number ? number.asDouble() : -1;
    if (!(seconds >= 0 && seconds <= most)) {
      fault(name, "must be a number of seconds from 0 to " + most);
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
  }

  /** True or false, which has to be there. */
  boolean truth(String name) {
    if (body.get(name).isEmpty()) {
      fault(name, "is required");
    }
    return anyTruth(name);
  }

  /** Whether it is true; false if it is not there. */
  boolean anyTruth(String name) {
    Optional<Json> value = body.get(name);
    if (value.isPresent() && !(value.get() instanceof JsonBoolean)) {
      fault(name, "must be true or false");
    }
    return value.isPresent() && value.get() instanceof JsonBoolean truth && truth.value();
  }

  /** Whatever stands there. */
  Optional<Json> any(String name) {
    return body.get(name);
  }

  /** Notes what no single check finds. */
  void fault(String name, String message) {
    add(new Problem.Fault(place + "/" + name, message));
  }

  /** The object with a limit on its size as compact text, empty if there is none. */
  JsonObject object(String name, int bytesMax) {
    JsonObject object = object(name);
    if (object.text().getBytes(StandardCharsets.UTF_8).length > bytesMax) {
      fault(name, "must not be larger than " + bytesMax + " bytes");
    }
    return object;
  }

  JsonObject object(String name) {
    return optional(name, JsonObject.class).orElse(JsonObject.EMPTY);
  }

  PersonaType persona() {
    Optional<String> name = optional("persona_type", JsonString.class).map(JsonString::value);
    Optional<PersonaType> persona = name.flatMap(PersonaType::of);
    if (name.isPresent() && persona.isEmpty()) {
      fault("persona_type", "must be one of " + personas());
    }
    return persona.orElse(PersonaType.WEB_ASSISTANT);
  }

  Optional<SessionId> session() {
    return session("session_id", optional("session_id", JsonString.class));
  }

  /** A session under the name that a front end has for it, which has to be there. */
  Optional<SessionId> conversation(String name) {
    if (body.get(name).isEmpty()) {
      fault(name, "is required");
    }
    return session(name, optional(name, JsonString.class));
  }

  private Optional<SessionId> session(String name, Optional<JsonString> given) {
    Optional<String> id = given.map(JsonString::value);
    if (id.isPresent() && !SessionId.isValid(id.get())) {
      fault(name, "must be 1 to 128 characters of A-Z a-z 0-9 . _ -");
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
      fault(name, type == JsonString.class ? "must be a text" : "must be an object");
      return Optional.empty();
    }
    return value.map(type::cast);
  }

  private void add(Problem.Fault fault) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(fault);
    }
  }

  private static String personas() {
    return Arrays.stream(PersonaType.values())
        .map(PersonaType::wireName)
        .collect(Collectors.joining(", "));
  }
}
