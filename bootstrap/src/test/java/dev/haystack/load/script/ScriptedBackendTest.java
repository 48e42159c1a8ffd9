package dev.haystack.load.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
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
  void anyOtherRouteAnswersAnObject() throws Exception {
    try (var backend = ScriptedBackend.start(0, 1)) {
      assertEquals("{}", HttpCall.get(backend.port(), "/api/v1/anything").body());
    }
  }
}
