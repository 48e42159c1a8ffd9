package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.context;
import static dev.haystack.cluster.nodes.Talk.note;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static dev.haystack.cluster.nodes.Talk.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.store.UiStateWrite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Redis that comes back with less than it had, or with something else. */
class LossTest extends TwoNodes {

  @Test
  @Tag("RD-7")
  void whatLiveNodesHoldIsWrittenBackToAnEmptyStore() {
    converse();

    redis.restartEmpty();

    Eventually.holds(() -> stored(SESSION).size() == 2);
    Eventually.holds(() -> told(near.uiStates(), SESSION).equals("{\"at\":2}"));
    assertEquals(List.of("one", "two"), words(far.sessions(), SESSION));
    assertEquals(Json.parse("{\"a\":2}"), context(far.sessions(), SESSION));
  }

  @Test
  @Tag("RD-7")
  void whatLiveNodesHoldIsWrittenBackToAStoreWithOlderData() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "one").isPresent());
    note(near.sessions(), SESSION, "{\"a\":1}");
    assertTrue(tell(near.uiStates(), SESSION, 1, "{\"at\":1}") instanceof UiStateWrite.Accepted);
    Path dump = redis.takeDump();
    assertTrue(say(near.sessions(), SESSION, "two").isPresent());
    note(near.sessions(), SESSION, "{\"a\":2}");
    assertTrue(tell(near.uiStates(), SESSION, 2, "{\"at\":2}") instanceof UiStateWrite.Accepted);

    redis.restartFrom(dump);

    Eventually.holds(() -> stored(SESSION).size() == 2);
    near.awaitInReach();
    far.awaitInReach();
    Eventually.holds(() -> near.sessions().aheadCount() + near.uiStates().aheadCount() == 0);
    assertEquals(List.of("one", "two"), words(far.sessions(), SESSION));
    assertEquals(Json.parse("{\"a\":2}"), context(far.sessions(), SESSION));
    assertEquals("{\"at\":2}", told(far.uiStates(), SESSION));
  }

  @Test
  void aStoreThatIsEmptiedWhileItIsInReachIsFilledAgain() {
    converse();

    redis.flush();

    Eventually.holds(() -> stored(SESSION).size() == 2);
    assertEquals(List.of("one", "two"), words(far.sessions(), SESSION));
  }

  @Test
  void anOlderDumpBringsNoDeletedSessionBack() {
    converse();
    Path dump = redis.takeDump();
    near.sessions().delete(SESSION);
    near.uiStates().delete(SESSION);

    redis.restartFrom(dump);

    Eventually.holds(() -> keysOf(SESSION).isEmpty());
    near.awaitInReach();
    assertEquals(Optional.empty(), near.sessions().find(SESSION));
    assertEquals(Set.of(), keysOf(SESSION));
  }

  @Test
  @Tag("SR-4")
  void whatIsReadableOfADamagedSessionIsKept() {
    converse();
    assertTrue(say(near.sessions(), SESSION, "three").isPresent());
    var _ = redis.command("LSET", key("messages"), "1", "{\"id\":\"id-two\",\"cont");
    var _ = redis.command("HSET", key("session"), "context", "}", "persona", "?", "created", "");
    var _ = redis.command("SET", key("ids"), "no set");
    var _ = redis.command("SET", key("ui"), "no hash");

    assertEquals(List.of("one", "three"), words(far.sessions(), SESSION));
    assertTrue(say(far.sessions(), SESSION, "four").isPresent());
    assertEquals(Optional.empty(), say(far.sessions(), SESSION, "three"));
    assertEquals(List.of("one", "three", "four"), words(far.sessions(), SESSION));
    assertEquals("", told(far.uiStates(), new SessionId("other")));
    assertTrue(tell(far.uiStates(), SESSION, 9, "{\"at\":9}") instanceof UiStateWrite.Accepted);
    assertEquals("{\"at\":9}", told(near.uiStates(), SESSION));
    assertTrue(near.reachability().isInReach());
  }

  private void converse() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "one").isPresent());
    assertTrue(say(near.sessions(), SESSION, "two").isPresent());
    note(near.sessions(), SESSION, "{\"a\":2}");
    assertTrue(tell(near.uiStates(), SESSION, 2, "{\"at\":2}") instanceof UiStateWrite.Accepted);
  }

  private static String key(String what) {
    return "haystack:{" + SESSION.value() + "}:" + what;
  }
}
