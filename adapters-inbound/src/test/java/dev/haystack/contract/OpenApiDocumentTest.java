package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.port.health.HealthStatus;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

  private static final ContractDocument DOCUMENT = ContractDocument.OPEN_API;

  private static final String JSON = "dev/haystack/domain/json/JsonObject.";

  /** They belong to no operation that is described. */
  private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 426, 505);

  @Test
  void everyOperationHasANameOfItsOwn() {
    var names = operations().map(operation -> operation.string("operationId").orElseThrow());

    assertEquals(operations().count(), names.distinct().count());
  }

  @Test
  void everyStatusNamesExactlyItsCodes() {
    Map<Integer, Set<String>> described = new TreeMap<>();
    operations().forEach(operation -> collect(operation, described));
    Map<Integer, Set<String>> known = new TreeMap<>();
    for (var code : ErrorCode.values()) {
      ProblemStatus.all(code).stream()
          .filter(status -> !OF_NO_OPERATION.contains(status))
          .forEach(
              status -> known.computeIfAbsent(status, _ -> new TreeSet<>()).add(code.wireName()));
    }

    assertEquals(known, described);
  }

  private static void collect(JsonObject operation, Map<Integer, Set<String>> described) {
    operation
        .object("responses")
        .orElseThrow()
        .members()
        .forEach(
            (status, response) ->
                DOCUMENT
                    .resolved((JsonObject) response)
                    .object("content")
                    .flatMap(content -> content.object("application/problem+json"))
                    .ifPresent(
                        media ->
                            described
                                .computeIfAbsent(Integer.valueOf(status), _ -> new TreeSet<>())
                                .addAll(codes(media))));
  }

  private static Set<String> codes(JsonObject media) {
    return media
        .object("schema")
        .flatMap(schema -> schema.array("allOf"))
        .orElseThrow()
        .objects()
        .flatMap(part -> part.object("properties").stream())
        .flatMap(properties -> properties.object("code").stream())
        .flatMap(code -> Enumerations.of(code).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void everyClosedSetOfWordsIsThatOfTheCode() {
    assertEquals(Enumerations.of(ErrorCode.values()), enumeration("ErrorCode"));
    assertEquals(Enumerations.of(PersonaType.values()), enumeration("PersonaType"));
    assertEquals(Enumerations.of(HealthStatus.values()), enumeration("HealthStatus"));
    assertEquals(
        Enumerations.of(MessageStatus.values()),
        Enumerations.of(DOCUMENT.at("components", "schemas", "Message", "properties", "status")));
  }

  private static Set<String> enumeration(String schema) {
    return Enumerations.of(DOCUMENT.at("components", "schemas", schema));
  }

  @Test
  void everyFieldOfARequestIsReadAndEveryFieldThatIsReadIsDescribed() throws Exception {
    Set<String> described = new TreeSet<>();
    operations()
        .flatMap(operation -> operation.object("requestBody").stream())
        .forEach(body -> collectFields(body, described));
    DOCUMENT.names("paths").stream()
        .flatMap(path -> DOCUMENT.at("paths", path).members().values().stream())
        .flatMap(operation -> parameters(operation).filter(p -> is(p, "in", "query")))
        .forEach(parameter -> described.add(parameter.string("name").orElseThrow()));

    assertEquals(Packages.namesReadIn("dev.haystack.inbound.http", this::reads), described);
  }

  private boolean reads(String method) {
    return method.startsWith("dev/haystack/inbound/http/Fields.")
        || method.equals("dev/haystack/inbound/http/Call.query")
        || (method.startsWith(JSON) && !method.equals(JSON + "with"));
  }

  private static Stream<JsonObject> parameters(Json operation) {
    return operation instanceof JsonObject object
        ? object.array("parameters").stream().flatMap(all -> all.objects()).map(DOCUMENT::resolved)
        : Stream.of();
  }

  private static boolean is(JsonObject object, String name, String value) {
    return object.string(name).filter(value::equals).isPresent();
  }

  private static void collectFields(Json value, Set<String> names) {
    if (!(value instanceof JsonObject object)) {
      return;
    }
    JsonObject schema = DOCUMENT.resolved(object);
    schema.object("properties").ifPresent(found -> names.addAll(found.members().keySet()));
    schema.members().values().forEach(member -> collectFields(member, names));
  }

  @Test
  void whatIsAnsweredIsRequiredUnlessItIsKnownToBeOptional() {
    Set<String> optional = new TreeSet<>();
    Set<String> requests =
        Set.of(
            "OpenSession",
            "ChatRequest",
            "Conversations",
            "Conversation",
            "Utterance",
            "DocumentRequest",
            "TranscriptSegment",
            "StopTurn",
            "UiActionResult",
            "SentMessage",
            "UiStateUpdate",
            "AgUiRequest",
            "AgUiConnection",
            "AiSdkRequest",
            "CompletionRequest",
            "CompletionMessage");
    for (String name : DOCUMENT.names("components", "schemas")) {
      JsonObject schema = DOCUMENT.at("components", "schemas", name);
      Set<String> required =
          schema.array("required").stream()
              .flatMap(all -> all.strings())
              .collect(Collectors.toSet());
      if (!requests.contains(name)) {
        schema.object("properties").stream()
            .flatMap(properties -> properties.members().keySet().stream())
            .filter(property -> !required.contains(property))
            .forEach(property -> optional.add(name + "." + property));
      }
    }

    // the details of health are told elsewhere, if that is wanted
    assertEquals(
        Set.of(
            "Health.dependencies",
            "Health.draining",
            "Health.node",
            "Health.version",
            "UiAction.target",
            "UiStateAck.reason"),
        optional);
  }

  private static Stream<JsonObject> operations() {
    return DOCUMENT.names("paths").stream()
        .flatMap(path -> DOCUMENT.at("paths", path).members().entrySet().stream())
        .filter(member -> ContractDocument.METHODS.contains(member.getKey()))
        .map(member -> (JsonObject) member.getValue());
  }
}
