package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the trail must be told of a route.
 *
 * @param isAnybodys whether nobody is asked for a token there
 * @param isOfNoSession whether it is not for a session that is there
 */
record RouteTrail(String route, boolean isAnybodys, boolean isOfNoSession) {

  /** What the trail is told of those that read or write anything of a person's. */
  static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry("POST /summarize-ai-conversations", "summary.write"),
          Map.entry("POST /generate-document-from-template", "document.write"),
          Map.entry("POST /sessions", "session.open"),
          Map.entry("GET /sessions/{id}", "session.read"),
          Map.entry("GET /sessions/{id}/messages", "session.read"),
          Map.entry("GET /sessions/{id}/state", "session.read"),
          Map.entry("GET /sessions/{id}/events", "session.read"),
          Map.entry("POST /sessions/{id}/messages", "session.write"),
          Map.entry("POST /sessions/{id}/state", "session.write"),
          Map.entry("DELETE /sessions/{id}", "session.delete"),
          Map.entry("POST /sessions/{id}/stop", "session.write"),
          Map.entry("POST /sessions/{id}/ui-action-results", "session.write"),
          Map.entry("POST /ag-ui", "session.write"),
          Map.entry("POST /ag-ui/connect", "session.read"),
          Map.entry("POST /api/chat", "session.write"),
          Map.entry("GET /api/chat/{id}/stream", "session.read"),
          Map.entry("POST /v1/chat/completions", "session.write"),
          Map.entry("POST /chat", "session.write"));

  /** Of these the trail is told nothing, for a caller learns nothing of anybody. */
  static final Set<String> UNTOLD =
      Set.of("GET /personas", "GET /v1/models", "GET /v1/models/{model}");

  /** The lines that stand in the trail when the answer is there. */
  void check(Column column, String session, List<JsonObject> lines) {
    boolean isCaller = column == Column.GOOD || column == Column.FOREIGN_SESSION;
    String event = TOLD.getOrDefault(route, "");
    if (isAnybodys || (isCaller && event.isEmpty())) {
      assertEquals(List.of(), lines, route);
    } else if (isCaller) {
      assertEquals(1, lines.size(), route);
      boolean isDenied = column == Column.FOREIGN_SESSION && !isOfNoSession;
      check(lines.getFirst(), event, isDenied, session);
    } else {
      // many alike are joined
      assertTrue(lines.stream().allMatch(line -> is(line, "event", "auth.refused")), route);
    }
  }

  private void check(JsonObject line, String event, boolean isDenied, String session) {
    assertTrue(is(line, "event", event), line::text);
    assertTrue(is(line, "outcome", isDenied ? "denied" : "allowed"), line::text);
    assertTrue(is(line, "code", isDenied ? "session_not_found" : ""), line::text);
    assertTrue(is(line, "route", route.substring(route.indexOf(' ') + 1)), line::text);
    assertTrue(is(line, "subject", "ann"), line::text);
    assertTrue(is(line, "address", "127.0.0.1"), line::text);
    if (!isOfNoSession) {
      assertTrue(is(line, "session_id", session), line::text);
    } else {
      // a new one, or none
      assertEquals(!event.startsWith("session."), is(line, "session_id", ""), line::text);
    }
  }

  private static boolean is(JsonObject line, String name, String value) {
    return line.string(name).orElseThrow().equals(value);
  }
}
