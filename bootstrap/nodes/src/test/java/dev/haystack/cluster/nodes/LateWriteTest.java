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

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.json.Json;
import dev.haystack.kit.Eventually;
import dev.haystack.port.store.UiStateWrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Writes that time out and are applied afterwards all the same. */
class LateWriteTest extends TwoNodes {

  @Test
  void aMessageThatComesLateIsThereOnce() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "one").isPresent());
    nearNetwork.holdWrites();
    assertEquals(Optional.of(Durability.MEMORY), say(near.sessions(), SESSION, "late"));
    note(near.sessions(), SESSION, "{\"a\":\"late\"}");
    assertTrue(say(far.sessions(), SESSION, "meanwhile").isPresent());
    note(far.sessions(), SESSION, "{\"b\":\"meanwhile\"}");

    nearNetwork.pass();

    near.awaitInReach();
    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(List.of("one", "meanwhile", "late"), words(near.sessions(), SESSION));
    assertEquals(List.of("one", "meanwhile", "late"), words(far.sessions(), SESSION));
    assertEquals(
        Json.parse("{\"b\":\"meanwhile\",\"a\":\"late\"}"), context(far.sessions(), SESSION));
  }

  @Test
  void aContextThatComesLateTakesNothingBack() {
    var _ = open(near.sessions(), SESSION, ANNA);
    note(near.sessions(), SESSION, "{\"a\":1}");
    nearNetwork.holdWrites();
    note(near.sessions(), SESSION, "{\"near\":1}");
    note(far.sessions(), SESSION, "{\"a\":2}");

    nearNetwork.pass();

    near.awaitInReach();
    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(Json.parse("{\"a\":2,\"near\":1}"), context(far.sessions(), SESSION));
  }

  @Test
  void aSessionWhoseMakingComesAfterItsDeletionIsNotThere() {
    nearNetwork.holdWrites();
    var _ = open(near.sessions(), SESSION, ANNA);
    near.sessions().delete(SESSION);

    nearNetwork.pass();

    near.awaitInReach();
    Eventually.holds(() -> redis.keys().contains("haystack:deleted"));
    Eventually.holds(() -> keysOf(SESSION).isEmpty());
    assertEquals(Optional.empty(), far.sessions().find(SESSION));
    assertEquals(Set.of(), keysOf(SESSION));
  }

  @Test
  void aPagesStateThatComesLateReplacesNoLaterOne() {
    assertTrue(tell(near.uiStates(), SESSION, 1, "{\"at\":1}") instanceof UiStateWrite.Accepted);
    nearNetwork.holdWrites();
    assertTrue(tell(near.uiStates(), SESSION, 2, "{\"at\":2}") instanceof UiStateWrite.Accepted);
    assertTrue(tell(far.uiStates(), SESSION, 3, "{\"at\":3}") instanceof UiStateWrite.Accepted);

    nearNetwork.pass();

    near.awaitInReach();
    Eventually.holds(() -> near.uiStates().aheadCount() == 0);
    assertEquals("{\"at\":3}", told(near.uiStates(), SESSION));
    assertEquals("{\"at\":3}", told(far.uiStates(), SESSION));
  }
}
