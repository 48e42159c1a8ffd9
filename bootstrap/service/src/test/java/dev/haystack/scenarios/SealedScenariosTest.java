package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.ModelScript;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Redis keeps in plain text, before a service that seals. */
class SealedScenariosTest extends RedisScenario {

  private static final String KEYS = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  @Tag("SE-10")
  void whatDoesNotOpenIsNotShownAndCountedUntilPlainTextIsTaken() {
    startWithRedis();
    model.then(ModelScript.says("first answer"));
    try (var client = connect("plain")) {
      var _ = client.ask("first");
    }
    awaitStoredWords(id("plain"), "first", "first answer");

    var strict = another(withRedis(Map.of("STATE_KEYS", KEYS)));
    awaitRedis(strict, "up");
    assertEquals(404, strict.get("/sessions/" + id("plain") + "/messages").statusCode());
    String metrics = strict.get("/metrics").body();
    assertTrue(
        Pattern.compile("haystack_state_unreadable_total\\{reason=\"plain\"} [1-9]")
            .matcher(metrics)
            .find(),
        metrics);

    var migrating =
        another(withRedis(Map.of("STATE_KEYS", KEYS, "STATE_KEYS_ACCEPT_PLAIN", "true")));
    awaitRedis(migrating, "up");
    assertEquals(List.of("first", "first answer"), words(migrating, id("plain")));
  }
}
