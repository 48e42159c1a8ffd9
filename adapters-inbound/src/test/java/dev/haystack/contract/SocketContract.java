package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds every frame of a socket to the contract. */
public final class SocketContract {

  private static final ContractDocument DOCUMENT = ContractDocument.ASYNC_API;
  private static final Map<String, Map<String, StrictSchema>> SCHEMAS =
      Stream.of("haystack.v1", "haystack.inspect", "haystack.classic")
          .collect(
              Collectors.toUnmodifiableMap(
                  dialect -> dialect, dialect -> schemas(operation(dialect))));

  private SocketContract() {}

  /** Fails if the contract does not say that a socket of this sub-protocol can be told this. */
  public static void check(JsonObject frame, String subprotocol) {
    check(
        frame,
        Objects.requireNonNull(
            SCHEMAS.get(SCHEMAS.containsKey(subprotocol) ? subprotocol : "haystack.v1")));
  }

  /** By which a client is told something in a dialect. */
  static String operation(String dialect) {
    return switch (dialect) {
      case "haystack.inspect" -> "tellInspect";
      case "haystack.classic" -> "tellClassic";
      default -> "tell";
    };
  }

  private static void check(JsonObject frame, Map<String, StrictSchema> schemas) {
    String type = frame.string("type").orElse("");
    assertTrue(schemas.containsKey(type), () -> "not described: " + frame.text());
    assertEquals(List.of(), schemas.get(type).faults(frame.text()), frame::text);
  }

  private static Map<String, StrictSchema> schemas(String operation) {
    return messages(operation).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> StrictSchema.of(DOCUMENT, entry.getValue())));
  }

  /** The schemas of an operation's messages by their types. */
  static Map<String, JsonObject> messages(String operation) {
    return DOCUMENT
        .at("operations", operation)
        .array("messages")
        .orElseThrow()
        .objects()
        .map(reference -> DOCUMENT.resolved(DOCUMENT.resolved(reference)))
        .collect(
            Collectors.toUnmodifiableMap(
                message -> message.string("name").orElseThrow(),
                message -> message.object("payload").orElseThrow()));
  }
}
