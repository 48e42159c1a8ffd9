package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.port.practice.BackendCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in an argument arrives as data in one encoded value. */
@Tag("SE-5")
class EncodingTest {

  private static final List<String> NASTY =
      List.of(
          "../",
          "../../admin",
          "%2e%2e%2f",
          "..%2f..%2fadmin",
          "a?b=c",
          "a#b",
          "a\r\nX-Injected: 1",
          "a&b=c;d",
          "a/b\\c",
          "'; DROP TABLE clients; --",
          "a+b c",
          "名前 😀",
          "\u0000");

  @Test
  void anIdentifierIsOneSegmentOfThePath() {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      for (String id : NASTY) {
        var _ = Calls.value(Calls.backend(practice.uri("")).call(loadSession(id)));

        String path = practice.received().getLast().path();
        List<String> segments = List.of(path.split("/", -1));
        assertEquals(List.of("", "api", "v1", "haystack", "sessions"), segments.subList(0, 5));
        assertEquals(6, segments.size(), path);
        assertEquals(id, decoded(segments.getLast()));
      }
    }
  }

  @Test
  void anArgumentIsOneValueOfTheQuery() {
    try (var practice = new PracticeServer(_ -> Reply.ok("[]"))) {
      for (String text : NASTY) {
        var arguments = JsonObject.builder().put("query", text).put("limit", 3).build().text();
        var _ =
            Calls.value(
                Calls.backend(practice.uri("")).call(Calls.call("search_clients", arguments)));

        String target = practice.received().getLast().target();
        List<String> pairs = List.of(target.substring(target.indexOf('?') + 1).split("&", -1));
        assertEquals(2, pairs.size(), target);
        assertEquals(text, decoded(pairs.getFirst().substring("query=".length())));
        assertEquals("limit=3", pairs.getLast());
      }
    }
  }

  @Test
  void anArgumentIsOneValueOfTheBody() {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      for (String text : NASTY) {
        var arguments = JsonObject.builder().put("report_type", "x").put("client_id", text).build();
        var _ =
            Calls.value(
                Calls.backend(practice.uri(""))
                    .call(Calls.call("generate_report", arguments.text())));

        assertEquals(arguments, Json.parse(practice.received().getLast().body()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "", " "})
  void whatWouldBeReadAsAnotherPathIsRefused(String id) {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(loadSession(id)));

      assertEquals(ToolFailure.INVALID_ARGUMENTS, failure.reason());
      assertEquals(0, practice.received().size());
    }
  }

  private static BackendCall loadSession(String id) {
    var arguments = JsonObject.builder().put("session_id", id).put("client_id", "c-1").build();
    return Calls.call("load_session", arguments.text());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
