package dev.haystack.load.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ScriptedBackendTest {

  @Test
  void aSearchFindsTheMadeUpClient() throws Exception {
    try (var backend = ScriptedBackend.start(0, 0)) {
      String target = "/api/v1/haystack/search-clients?query=John";
      var clients = (JsonArray) Json.parse(HttpCall.get(backend.port(), target).body());
      var client = (JsonObject) clients.values().getFirst();
      assertEquals("John Example", client.string("name").orElseThrow());
    }
  }

  @Test
  void aViolationIsTakenOnceForItsKeyUnlessTheSinkIsAway() throws Exception {
    var sink = new SinkLedger();
    try (var backend = ScriptedBackend.start(0, 0, sink)) {
      sink.away(true);
      assertEquals(503, report(backend, "violation-1"));
      sink.away(false);
      assertEquals(201, report(backend, "violation-1"));
      assertEquals(409, report(backend, "violation-1"));
      assertEquals(201, report(backend, "violation-2"));
    }
    assertEquals(2, sink.records());
    assertEquals(1, sink.repeated());
    assertEquals(1, sink.refused());
  }

  private static int report(ScriptedBackend backend, String key) throws Exception {
    var address =
        URI.create("http://127.0.0.1:" + backend.port() + "/api/v1/admin/policy-violations");
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address)
                  .header("Idempotency-Key", key)
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void anyOtherRouteAnswersAnObject() throws Exception {
    try (var backend = ScriptedBackend.start(0, 1)) {
      assertEquals("{}", HttpCall.get(backend.port(), "/api/v1/anything").body());
    }
  }
}
