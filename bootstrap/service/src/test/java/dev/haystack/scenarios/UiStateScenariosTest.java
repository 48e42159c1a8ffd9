package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UiStateScenariosTest extends Scenario {

  @Test
  @Tag("WS-6")
  @Tag("WS-8")
  @Tag("UI-1")
  void aFullUpdateIsStoredAndReadBack() {
    var client = bound("s");
    client.send(
        full("2024-11-23T10:00:00Z", "{\"pageType\":\"client_details\",\"extra\":{\"a\":[1]}}"));
    JsonObject ack = client.next("ui_state_ack");

    assertTrue(ack.bool("success").orElseThrow());
    JsonObject state = service().getOk("/sessions/s/state");
    assertEquals(
        "{\"page_type\":\"client_details\",\"extra\":{\"a\":[1]}}",
        state.object("ui_state").orElseThrow().text());
    assertEquals(ack.integer("version"), state.integer("version"));
    assertTrue(
        state
            .array("available_capabilities")
            .orElseThrow()
            .strings()
            .toList()
            .contains("get_client_summary"));
  }

  @Test
  @Tag("WS-7")
  @Tag("UI-2")
  @Tag("UI-7")
  void updatesApplyInTheOrderOfTheirInstants() {
    var client = bound("s");
    client.send(full("2024-11-23T10:00:01Z", "{\"v\":1}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    client.send(merge("2024-11-23T10:00:02.5Z", "{\"v\":2}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    client.send(merge("2024-11-23T10:00:00Z", "{\"v\":0}"));
    JsonObject stale = client.next("ui_state_ack");
    client.send(merge("2024-11-23T12:00:02.500+02:00", "{\"w\":3}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());

    assertFalse(stale.bool("success").orElseThrow());
    assertEquals("stale", stale.string("reason").orElseThrow());
    assertEquals("{\"v\":2,\"w\":3}", state("s").text());
    client.send(merge("yesterday", "{\"v\":9}"));
    assertEquals("invalid", client.next("ui_state_ack").string("reason").orElseThrow());
  }

  @Test
  @Tag("UI-5")
  void aMergePatchChangesOnlyWhatItNames() {
    var client = bound("s");
    client.send(full("2024-11-23T10:00:00Z", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"));
    client.send(merge("2024-11-23T10:00:01Z", "{\"b\":{\"c\":null,\"e\":4}}"));
    var _ = client.next("ui_state_ack");
    var _ = client.next("ui_state_ack");

    assertEquals("{\"a\":1,\"b\":{\"d\":3,\"e\":4}}", state("s").text());
  }

  @Test
  void aNamedChangeAddsToItsList() {
    var client = bound("s");
    client.send(
        "{\"type\":\"incremental_state_update\",\"changeType\":\"session_loaded\",\"page_type\":\"transcribe_page\","
            + "\"payload\":{\"sessionId\":\"7\",\"clientName\":\"Ann\"}}");
    var _ = client.next("ui_state_ack");

    assertEquals(
        "{\"loadedSessions\":[{\"sessionId\":\"7\",\"clientName\":\"Ann\"}],\"page_type\":\"transcribe_page\"}",
        state("s").text());
  }

  @Test
  void aStateThatIsTooLargeIsRefused() {
    var client = bound("s");
    client.send(full("2024-11-23T10:00:00Z", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"));

    assertEquals("too_large", client.next("ui_state_ack").string("reason").orElseThrow());
    assertEquals("{}", state("s").text());
  }

  @Test
  @Tag("UI-6")
  void tenReadersNeverSeeATornStateWhileTwoWrite() throws Exception {
    var first = bound("s");
    first.send(full("2024-11-23T10:00:00Z", "{\"a\":0,\"b\":0}"));
    var _ = first.next("ui_state_ack");
    var second = connect("s");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> writing = threads.submit(() -> write(first, 0));
      Future<?> alsoWriting = threads.submit(() -> write(second, 1));
      List<Future<Boolean>> readers =
          IntStream.range(0, 10)
              .mapToObj(
                  _ ->
                      threads.submit(
                          () -> {
                            boolean whole = true;
                            while (whole && !(writing.isDone() && alsoWriting.isDone())) {
                              JsonObject state = state("s");
                              whole = state.get("a").equals(state.get("b"));
                            }
                            return whole;
                          }))
              .toList();
      for (Future<Boolean> reader : readers) {
        assertTrue(reader.get());
      }
      var _ = writing.get();
      var _ = alsoWriting.get();
    }
  }

  private static void write(ChatClient client, int parity) {
    for (int i = parity; i < 100; i += 2) {
      client.send(merge("2024-11-23T11:00:00Z", "{\"a\":" + i + ",\"b\":" + i + "}"));
      assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    }
  }

  /** A socket on a session that exists. */
  private ChatClient bound(String session) {
    model.then(ModelScript.says("hi"));
    var client = connect(session);
    client.send("{\"type\":\"heartbeat\"}");
    var _ = client.next("heartbeat_ack");
    var _ = client.ask("hi");
    return client;
  }

  private JsonObject state(String session) {
    return service().getOk("/sessions/" + session + "/state").object("ui_state").orElseThrow();
  }

  private static String full(String timestamp, String state) {
    return "{\"type\":\"full_state_update\",\"timestamp\":\""
        + timestamp
        + "\",\"state\":"
        + state
        + "}";
  }

  private static String merge(String timestamp, String changes) {
    return "{\"type\":\"incremental_state_update\",\"timestamp\":\""
        + timestamp
        + "\",\"changes\":"
        + changes
        + "}";
  }
}
