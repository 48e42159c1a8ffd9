package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.JournalField;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What those are told who run the service. */
class LogScenariosTest extends Scenario {

  @Test
  @Tag("OP-11")
  void theSchemaIsTheListOfEventsAndFieldsOfTheCode() throws Exception {
    var schema = (JsonObject) Json.parse(Files.readString(Path.of("../../docs/log-schema.json")));
    JsonObject properties = schema.object("properties").orElseThrow();

    assertEquals(
        Stream.concat(
                Stream.of("@timestamp", "log.level", "message", "event"),
                Stream.of(JournalField.values()).map(JournalField::wireName))
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(properties.members().keySet()));
    assertEquals(
        "[\""
            + String.join(
                "\",\"", Arrays.stream(JournalEvent.values()).map(JournalEvent::wireName).toList())
            + "\"]",
        properties.object("event").orElseThrow().get("enum").orElseThrow().text());
  }

  @Test
  @Tag("OP-11")
  @Tag("SE-10")
  void aTurnIsToldWithoutAWordOfIt() throws Exception {
    try (var log = new WholeLog()) {
      restartWith(Map.of("ACCESS_LOG", "all"));
      practice.always(_ -> PracticeReply.ok("[{\"name\":\"canary-client\"}]"));
      model.then(
          ModelScript.stream(
              ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"canary-query\"}"),
              ModelStep.finish("tool_calls")),
          ModelScript.stream(ModelStep.text("canary-answer"), ModelStep.finish("stop")));
      var client = connect("s");
      client.ask("canary-question");
      service().get("/personas?canary=canary-page", "X-Request-Id", "asked-17");
      service().get("/canary-path");
      client.close();
      service().awaitOpenConnections(0);

      assertEquals(List.of(), log.faults());
      String text = log.text();
      assertFalse(text.contains("canary"), text);
      for (String event :
          Set.of(
              "started",
              "socket_opened",
              "frame_in",
              "frame_out",
              "round",
              "tool_called",
              "turn_ended",
              "http",
              "socket_closed")) {
        assertTrue(text.contains("\"event\":\"" + event + "\""), event + " is not told: " + text);
      }
      assertTrue(text.contains("\"route\":\"/personas\",\"status\":200"), text);
      assertTrue(text.contains("\"request_id\":\"asked-17\""), text);
    }
  }

  @Test
  @Tag("OP-11")
  void aRequestsNameIsAnsweredAndGoesOnToThePracticeAndTheModel() {
    practice.always(_ -> PracticeReply.ok("[]"));
    model.then(
        ModelScript.stream(
            ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"John\"}"),
            ModelStep.finish("tool_calls")),
        ModelScript.stream(ModelStep.text("Nobody."), ModelStep.finish("stop")));

    var answer =
        service().tryPost("/chat", "{\"message\":\"Who is John?\"}", "X-Request-Id", "asked-18");

    assertEquals("asked-18", answer.headers().firstValue("X-Request-Id").orElseThrow());
    assertTrue(
        practice.requests().stream()
            .allMatch(
                request -> request.header("X-Request-Id").filter("asked-18"::equals).isPresent()),
        practice.requests().toString());
  }
}
