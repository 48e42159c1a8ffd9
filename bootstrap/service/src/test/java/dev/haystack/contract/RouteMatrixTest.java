package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route for everybody who may ask, as the service itself lists them. */
@Tag("SE-2")
@Tag("SE-3")
@Tag("SE-4")
@Tag("SE-8")
@Tag("SE-12")
class RouteMatrixTest {

  private static final MatrixHouse HOUSE = new MatrixHouse();

  /** Who may ask, and what a good caller gets. */
  private record Row(Kind kind, int good, String body) {}

  private enum Kind {
    /** Anybody's. */
    PUBLIC,
    /** Anybody's, and tells whether tokens can be checked. */
    HEALTH,
    /** A caller's, who needs no session for it. */
    CALLER,
    /** A session's, in the path. */
    SESSION,
    /** A session's, in the path, of which nobody else learns that it is unknown or another's. */
    QUIET,
    /** A session's, in the body, which begins if it is unknown. */
    CHAT
  }

  private static final String AG_UI =
      "{'threadId':'{id}','runId':'r','messages':[{'id':'m','role':'user','content':'hi'}]}";

  private static final String AI_SDK =
      "{'id':'{id}','messages':[{'id':'m','role':'user','parts':[{'type':'text','text':'hi'}]}]}";

  /** Its session is in a header, which others do not read. */
  private static final String COMPLETION =
      "{'model':'web_assistant','messages':[{'role':'user','content':'hi'}]}";

  private static final Map<String, Row> ROWS =
      Map.ofEntries(
          Map.entry("GET /health", new Row(Kind.HEALTH, 200, "")),
          Map.entry("GET /health/ready", new Row(Kind.HEALTH, 200, "")),
          Map.entry("GET /health/live", new Row(Kind.PUBLIC, 200, "")),
          Map.entry("GET /info", new Row(Kind.PUBLIC, 200, "")),
          Map.entry("GET /metrics", new Row(Kind.PUBLIC, 200, "")),
          Map.entry("GET /openapi.yaml", new Row(Kind.PUBLIC, 200, "")),
          Map.entry("GET /asyncapi.yaml", new Row(Kind.PUBLIC, 200, "")),
          Map.entry("GET /personas", new Row(Kind.CALLER, 200, "")),
          Map.entry(
              "POST /summarize-ai-conversations",
              new Row(
                  Kind.CALLER,
                  200,
                  "{'conversations':[{'messages':[{'role':'user','content':'hi'}]}]}")),
          Map.entry(
              "POST /generate-document-from-template",
              new Row(
                  Kind.CALLER,
                  200,
                  "{'template':{'id':'1','name':'Note','content':'# Note'},'transcript':"
                      + "{'segments':[]},'clientInfo':{'id':'1','name':'Ann'},"
                      + "'practitionerInfo':{'id':'2','name':'Ben'}}")),
          Map.entry("POST /sessions", new Row(Kind.CALLER, 201, "{}")),
          Map.entry("GET /sessions/{id}", new Row(Kind.SESSION, 200, "")),
          Map.entry("GET /sessions/{id}/messages", new Row(Kind.SESSION, 200, "")),
          Map.entry("GET /sessions/{id}/state", new Row(Kind.SESSION, 200, "")),
          Map.entry("DELETE /sessions/{id}", new Row(Kind.SESSION, 204, "")),
          Map.entry("POST /sessions/{id}/stop", new Row(Kind.SESSION, 204, "{}")),
          Map.entry(
              "POST /sessions/{id}/ui-action-results",
              new Row(Kind.SESSION, 204, "{'action_id':'a','success':true}")),
          Map.entry("GET /sessions/{id}/events", new Row(Kind.CHAT, 200, "")),
          Map.entry("POST /sessions/{id}/messages", new Row(Kind.CHAT, 202, "{'content':'hi'}")),
          Map.entry("POST /sessions/{id}/state", new Row(Kind.CHAT, 200, "{'state':{}}")),
          Map.entry("POST /ag-ui", new Row(Kind.CHAT, 200, AG_UI)),
          Map.entry(
              "POST /ag-ui/connect", new Row(Kind.QUIET, 200, "{'threadId':'{id}','runId':'r'}")),
          Map.entry("POST /api/chat", new Row(Kind.CHAT, 200, AI_SDK)),
          Map.entry("GET /api/chat/{id}/stream", new Row(Kind.QUIET, 204, "")),
          Map.entry("GET /v1/models", new Row(Kind.CALLER, 200, "")),
          Map.entry("GET /v1/models/{model}", new Row(Kind.CALLER, 200, "")),
          Map.entry("POST /v1/chat/completions", new Row(Kind.CHAT, 200, COMPLETION)),
          Map.entry("POST /chat", new Row(Kind.CHAT, 200, "{'message':'hi','session_id':'{id}'}")));

  @Test
  @Tag("SE-16")
  void everyRouteOfACallersIsToldOfOrSaysThatItNeedNotBe() {
    ROWS.forEach(
        (route, row) ->
            assertEquals(
                row.kind() != Kind.PUBLIC && row.kind() != Kind.HEALTH,
                RouteTrail.TOLD.containsKey(route) != RouteTrail.UNTOLD.contains(route),
                route));
  }

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @Test
  void everyRouteHasARow() {
    assertEquals(new TreeSet<>(HOUSE.at(Column.GOOD).routes()), new TreeSet<>(ROWS.keySet()));
  }

  static Stream<Arguments> cells() {
    return HOUSE.at(Column.GOOD).routes().stream()
        .flatMap(route -> Stream.of(Column.values()).map(column -> Arguments.of(route, column)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aRouteAnswersWhoAsks(String route, Column column) {
    Row row = ROWS.get(route);
    assertTrue(row != null, "no row for " + route);
    String session = HOUSE.session(column);
    int before = HOUSE.trail(column).size();
    HttpResponse<String> answer = ask(route, row, column, session);

    assertEquals(status(row, column), answer.statusCode(), answer.body());
    assertTold(route, row, column, session, before);
    String code = code(route, row, column);
    if (!code.isEmpty()) {
      assertEquals(code, told(route, answer));
    }
    assertEquals(
        answer.statusCode() == 401, answer.headers().firstValue("WWW-Authenticate").isPresent());
    assertEquals(
        answer.statusCode() == 503 && !code.isEmpty(),
        answer.headers().firstValue("Retry-After").isPresent());
  }

  private static void assertTold(String route, Row row, Column column, String session, int before) {
    boolean isAnybodys = row.kind() == Kind.PUBLIC || row.kind() == Kind.HEALTH;
    List<JsonObject> all = HOUSE.trail(column);
    new RouteTrail(route, isAnybodys, row.kind() == Kind.CALLER)
        .check(column, session, all.subList(before, all.size()));
  }

  static Stream<String> routes() {
    return HOUSE.at(Column.GOOD).routes().stream();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anUnknownSessionIsLikeAnothers(String route) {
    Row row = ROWS.get(route);
    if (row != null && row.kind() == Kind.SESSION) {
      HttpResponse<String> unknown =
          ask(route, row, Column.FOREIGN_SESSION, HOUSE.unknownSession());
      HttpResponse<String> foreign =
          ask(route, row, Column.FOREIGN_SESSION, HOUSE.session(Column.FOREIGN_SESSION));
      assertEquals(undated(unknown), undated(foreign));
      assertEquals(told(unknown), told(foreign), route);
    } else if (row != null && row.kind() == Kind.CHAT) {
      int status = ask(route, row, Column.GOOD, HOUSE.unknownSession()).statusCode();
      assertEquals(row.good(), status, route);
    }
  }

  private static JsonObject told(HttpResponse<String> answer) {
    return json(answer).without("instance").without("request_id");
  }

  private static Map<String, ?> undated(HttpResponse<String> answer) {
    var headers = new java.util.TreeMap<>(answer.headers().map());
    headers.remove("x-request-id");
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || isLength(name));
    return headers;
  }

  /** It holds the path. */
  private static boolean isLength(String name) {
    return name.equalsIgnoreCase("content-length");
  }

  private static HttpResponse<String> ask(String route, Row row, Column column, String session) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1).replace("{id}", session);
    String body = row.body().replace('\'', '"').replace("{id}", session);
    var service = HOUSE.at(column);
    path = path.replace("{model}", "web_assistant");
    List<String> all = new ArrayList<>(List.of(HOUSE.headers(column)));
    all.addAll(List.of("X-Haystack-Session", session));
    String[] headers = all.toArray(String[]::new);
    return switch (method) {
      case "GET" -> service.get(path, headers);
      case "DELETE" -> service.delete(path, headers);
      case "POST" -> service.tryPost(path, body, headers);
      default -> throw new AssertionError("a method that the matrix does not know: " + method);
    };
  }

  private static boolean isForAll(Row row) {
    return row.kind() == Kind.CALLER || row.kind() == Kind.QUIET;
  }

  private static int status(Row row, Column column) {
    if (row.kind() == Kind.PUBLIC) {
      return row.good();
    }
    if (row.kind() == Kind.HEALTH) {
      return column == Column.UNCHECKED ? 503 : row.good();
    }
    return switch (column) {
      case NONE, BAD, EXPIRED -> 401;
      case UNCHECKED -> 503;
      case FOREIGN_PROFILE -> 403;
      case FOREIGN_SESSION -> isForAll(row) ? row.good() : 404;
      case GOOD -> row.good();
    };
  }

  private static String code(String route, Row row, Column column) {
    if (row.kind() == Kind.PUBLIC || row.kind() == Kind.HEALTH) {
      return "";
    }
    return switch (column) {
      case FOREIGN_PROFILE -> "forbidden";
      case FOREIGN_SESSION -> isForAll(row) ? "" : "session_not_found";
      case NONE, BAD, EXPIRED -> route.contains(" /v1/") ? "invalid_api_key" : column.fault();
      case UNCHECKED, GOOD -> column.fault();
    };
  }

  /** The code of a problem, in whichever form. */
  private static String told(String route, HttpResponse<String> answer) {
    if (!route.contains(" /v1/")) {
      return json(answer).string("code").orElseThrow();
    }
    return json(answer).object("error").orElseThrow().string("code").orElseThrow();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return (JsonObject) Json.parse(answer.body());
  }
}
