package dev.haystack.outbound.demo.practice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The data of the made-up practice; its days are counted back from today. */
record PracticeData(JsonObject data) {

  static PracticeData load() {
    try (var resource =
        PracticeData.class.getResourceAsStream("/dev/haystack/outbound/demo/practice.json")) {
      byte[] bytes = requireNonNull(resource, "practice.json is missing").readAllBytes();
      return new PracticeData((JsonObject) Json.parse(new String(bytes, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonObject part(String name) {
    return data.object(name).orElse(JsonObject.EMPTY);
  }

  List<JsonObject> list(String name) {
    return list(data, name);
  }

  List<JsonObject> clients() {
    return list("clients");
  }

  Optional<JsonObject> client(String id) {
    return clients().stream().filter(client -> is(client, "client_id", id)).findFirst();
  }

  /** The client who talks to the assistant for clients. */
  JsonObject person() {
    return part("person").string("client_id").flatMap(this::client).orElseThrow();
  }

  /** What all clients have under that name, each with its client. */
  List<OfClient> ofAllClients(String name) {
    return clients().stream()
        .flatMap(client -> list(client, name).stream().map(item -> new OfClient(client, item)))
        .toList();
  }

  Optional<OfClient> session(String id) {
    return ofAllClients("sessions").stream()
        .filter(session -> is(session.item(), "session_id", id))
        .findFirst();
  }

  static List<JsonObject> list(JsonObject object, String name) {
    return object.array(name).orElse(JsonArray.EMPTY).objects().toList();
  }

  static boolean is(JsonObject object, String name, String value) {
    return object.string(name).filter(value::equalsIgnoreCase).isPresent();
  }

  /** Something of a client. */
  record OfClient(JsonObject client, JsonObject item) {}
}
