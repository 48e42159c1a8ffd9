package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.StoreCheck;
import dev.haystack.outbound.redisson.StoreCounts;
import dev.haystack.outbound.redisson.StoreCounts.Kind;
import dev.haystack.outbound.redisson.sealing.StateKeys;
import dev.haystack.testkit.ModelScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Redis whose data are saved, lost and put back. */
class BackupScenariosTest extends RedisScenario {

  @Test
  @Tag("OP-10")
  void whatWasSavedAndPutBackIsWholeAndAnotherNodeGoesOnWithIt() {
    startWithRedis();
    model.then(ModelScript.says("first answer"), ModelScript.says("second answer"));
    try (var client = connect("kept")) {
      var _ = client.send(full("2026-01-01T00:00:00Z", "{\"page_type\":\"dashboard\"}"));
      var _ = client.next("ui_state_ack");
      var _ = client.ask("first");
    }
    awaitStoredWords(id("kept"), "first", "first answer");
    StoreCounts saved = check();
    Path backup = redis.takeDump();

    // all nodes and all data are gone
    service().close();
    redis.restartEmpty();
    assertEquals(Map.of(), check().readable());
    redis.restartFrom(backup);

    assertTrue(saved.isWhole(), saved::toString);
    assertEquals(1, saved.of(Kind.SESSION));
    assertEquals(2, saved.of(Kind.MESSAGE));
    assertEquals(1, saved.of(Kind.PAGE_STATE));
    assertEquals(saved, check());
    var node = anotherNode();
    try (var client = connect(node, "kept")) {
      var _ = client.ask("second");
    }
    assertEquals(
        List.of("first", "first answer", "second", "second answer"), words(node, id("kept")));
  }

  @Test
  @Tag("OP-10")
  void afterOlderDataWerePutBackAClientIsToldToReadAnew() {
    startWithRedis();
    model.then(ModelScript.says("first answer"), ModelScript.says("second answer"));
    Path backup;
    String epoch;
    int read;
    try (var client = connect("older")) {
      var _ = client.ask("first");
      awaitStoredWords(id("older"), "first", "first answer");
      backup = redis.takeDump();
      List<JsonObject> later = client.ask("second");
      read = later.getLast().integer("seq").orElseThrow();
    }
    try (var client = dev.haystack.testkit.ChatClient.connect(service().socket(id("older")))) {
      epoch = client.next("connection_established").string("epoch").orElseThrow();
    }
    service().close();
    redis.restartFrom(backup);

    var node = anotherNode();
    try (var client = connect(node, "older")) {
      var _ =
          client.send(
              "{\"type\":\"resume\",\"epoch\":\"" + epoch + "\",\"last_seq\":" + read + "}");
      JsonObject resumed = client.next("resumed");

      assertFalse(resumed.bool("recovered").orElseThrow(), resumed::text);
    }
    assertEquals(List.of("first", "first answer"), words(node, id("older")));
  }

  private StoreCounts check() {
    return StoreCheck.of(RedisUrl.parse(redis.url()), Duration.ofSeconds(2), StateKeys.none());
  }
}
