package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool calls exactly its routes, in the caller's name. */
class RoutesTest {

  private static final Set<String> WRITING = Set.of("generate_report", "record_mood_entry");

  static Stream<JsonObject> expectations() {
    return ((JsonArray) Calls.resource("expectations.json")).objects();
  }

  @ParameterizedTest
  @MethodSource("expectations")
  @Tag("TC-10")
  void aToolCallsExactlyItsRoutes(JsonObject expected) {
    try (var practice = practice(expected)) {
      var _ = Calls.value(Calls.made(practice, expected, "profile-1"));

      assertEquals(
          expected.array("requests").orElseThrow().strings().toList(),
          practice.received().stream()
              .map(request -> request.method() + " " + request.target())
              .sorted()
              .toList());
      expected
          .get("body")
          .ifPresent(body -> assertEquals(body, Json.parse(practice.received().getFirst().body())));
    }
  }

  @ParameterizedTest
  @MethodSource("expectations")
  @Tag("TC-5")
  void everyRequestCarriesTheCallersTokenAndProfile(JsonObject expected) {
    try (var practice = practice(expected)) {
      var _ = Calls.value(Calls.made(practice, expected, "profile-1"));

      String tool = expected.string("tool").orElseThrow();
      for (Received request : practice.received()) {
        assertEquals(Optional.of("Bearer token-1"), request.header("Authorization"));
        assertEquals(Optional.of("profile-1"), request.header("profileid"));
        assertEquals(Optional.of(Calls.TRACE), request.header("traceparent"));
        assertEquals(Optional.of("application/json"), request.header("Accept"));
        assertEquals(
            WRITING.contains(tool) ? Optional.of(Calls.KEY) : Optional.empty(),
            request.header("Idempotency-Key"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("expectations")
  @Tag("TC-5")
  void aClientsProfileIsNeverSent(JsonObject expected) {
    try (var practice = practice(expected)) {
      var _ = Calls.value(Calls.made(practice, expected, "client-7"));

      assertTrue(
          practice.received().stream().allMatch(request -> request.header("profileid").isEmpty()));
    }
  }

  @Test
  @Tag("TC-10")
  void everyToolOfTheCatalogueIsExpected() {
    Set<String> expected =
        expectations()
            .map(json -> json.string("tool").orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        expected,
        new TreeSet<>(RouteCatalogue.load(Composers.byShape().keySet()).entries().keySet()));
  }

  private static PracticeServer practice(JsonObject expected) {
    JsonObject upstream = expected.object("upstream").orElse(JsonObject.EMPTY);
    return new PracticeServer(
        request -> Reply.ok(upstream.get(request.path()).map(Json::text).orElse("{}")));
  }
}
