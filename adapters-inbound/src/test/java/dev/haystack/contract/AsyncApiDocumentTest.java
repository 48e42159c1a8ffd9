package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiDocumentTest {

  private static final ContractDocument DOCUMENT = ContractDocument.ASYNC_API;

  @ParameterizedTest
  @ValueSource(strings = {"haystack.v1", "haystack.inspect", "haystack.classic"})
  void everyFrameAndEachOfItsFieldsIsDescribedAndNothingElseIs(String dialect) {
    Map<String, Set<String>> rendered = new TreeMap<>();
    for (String text : Frames.all(dialect)) {
      var frame = (JsonObject) Json.parse(text);
      SocketContract.check(frame, dialect);
      rendered
          .computeIfAbsent(frame.string("type").orElseThrow(), _ -> new TreeSet<>())
          .addAll(frame.members().keySet());
    }

    assertEquals(properties(SocketContract.operation(dialect)), rendered);
  }

  @Test
  void everyMessageAndEachOfItsFieldsIsReadAndNothingElseIs() {
    assertEquals(properties("hear"), ClientMessages.read(names()));
    assertEquals(properties("hear"), properties("hearInspect"));
    assertEquals(properties("hear"), properties("hearClassic"));
  }

  @Test
  void everyNameThatIsReadIsDescribed() {
    Set<String> described = new TreeSet<>(names());
    described.removeAll(ClientMessages.NOT_READ);

    assertEquals(ClientMessages.namesInCode(), described);
  }

  @Test
  void bothContractsHaveTheSchemasThatTheyShare() {
    Set<String> shared = new TreeSet<>(DOCUMENT.names("components", "schemas"));
    shared.retainAll(ContractDocument.OPEN_API.names("components", "schemas"));
    shared.remove("UiState");
    for (String name : shared) {
      assertEquals(
          ContractDocument.OPEN_API.at("components", "schemas", name).without("description"),
          DOCUMENT.at("components", "schemas", name).without("description"));
    }
    assertEquals(
        Enumerations.of(ErrorCode.values()),
        Enumerations.of(DOCUMENT.at("components", "schemas", "ErrorCode")));
  }

  @Test
  void everyMessageOfAChannelBelongsToAnOperation() {
    assertEquals(DOCUMENT.names("channels", "session", "messages"), told("hear", "tell"));
    assertEquals(
        DOCUMENT.names("channels", "inspect", "messages"), told("hearInspect", "tellInspect"));
    assertEquals(
        DOCUMENT.names("channels", "classic", "messages"), told("hearClassic", "tellClassic"));
  }

  private static Set<String> told(String... operations) {
    List<String> names = new ArrayList<>();
    for (String operation : operations) {
      DOCUMENT
          .at("operations", operation)
          .array("messages")
          .orElseThrow()
          .objects()
          .map(reference -> reference.string("$ref").orElseThrow())
          .forEach(reference -> names.add(reference.substring(reference.lastIndexOf('/') + 1)));
    }
    assertEquals(names.size(), Set.copyOf(names).size());
    return Set.copyOf(names);
  }

  /** All names of fields that clients can use. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    properties("hear").values().forEach(names::addAll);
    return names;
  }

  private static Map<String, Set<String>> properties(String operation) {
    Map<String, Set<String>> properties = new TreeMap<>();
    SocketContract.messages(operation)
        .forEach(
            (type, schema) ->
                properties.put(
                    type,
                    new TreeSet<>(schema.object("properties").orElseThrow().members().keySet())));
    return properties;
  }
}
