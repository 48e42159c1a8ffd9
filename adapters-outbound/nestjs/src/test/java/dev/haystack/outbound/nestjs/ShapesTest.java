package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools make of the practice's answers, whole and with fields missing. */
class ShapesTest {

  static Stream<Arguments> cases() {
    return all().map(json -> Arguments.of(json.string("case").orElseThrow(), json));
  }

  /** The case of a tool in which the practice leaves nothing out. */
  static JsonObject whole(String tool) {
    return all()
        .filter(json -> json.has("whole") && json.string("tool").orElseThrow().equals(tool))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonObject> all() {
    return ((JsonArray) Calls.resource("shapes.json")).objects();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Tag("TC-10")
  void anAnswerIsShapedAsTheCatalogueSays(String name, JsonObject expected) {
    JsonObject upstream = expected.object("upstream").orElseThrow();
    try (var practice = new PracticeServer(request -> reply(upstream, request))) {
      Json result = Calls.value(Calls.made(practice, expected, "profile-1"));

      assertEquals(expected.get("result").orElseThrow(), result, name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_clinic_stats", "get_practitioner_today", "get_client_mood_profile"})
  void whereEveryPartFailsThereIsNoResult(String tool) {
    try (var practice = new PracticeServer(_ -> Reply.status(401))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.call(tool, "{}")));

      assertEquals(ToolFailure.UNAUTHORIZED, failure.reason());
    }
  }

  @Test
  void sessionsAreNotInvalidBecauseThePracticeIsOutOfOrder() {
    try (var practice = new PracticeServer(_ -> Reply.status(500))) {
      var call =
          Calls.call(
              "validate_sessions", "{\"sessions\":[{\"session_id\":\"s\",\"client_id\":\"c\"}]}");

      var failure = Calls.failure(Calls.backend(practice.uri("")).call(call));

      assertEquals(ToolFailure.BACKEND_ERROR, failure.reason());
    }
  }

  private static Reply reply(JsonObject upstream, Received request) {
    return switch (upstream.get(request.path()).orElseThrow()) {
      case JsonNumber status when status.asInt() == 204 -> new Reply(204, "", Map.of());
      case JsonNumber status -> Reply.status(status.asInt());
      case Json answer -> Reply.ok(answer.text());
    };
  }
}
