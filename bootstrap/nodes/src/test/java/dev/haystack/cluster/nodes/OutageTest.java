package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.BEN;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.context;
import static dev.haystack.cluster.nodes.Talk.note;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.tell;
import static dev.haystack.cluster.nodes.Talk.told;
import static dev.haystack.cluster.nodes.Talk.words;
import static dev.haystack.kit.Examples.message;
import static dev.haystack.kit.Examples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes, each of which may lose Redis while the other has it. */
class OutageTest extends TwoNodes {

  @Test
  @Tag("RD-5")
  void whatWasSaidBeforeDuringAndAfterAnOutageIsThereOnceAndInOrder() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(near.sessions(), SESSION, "before"));
    loseRedis();
    assertEquals(Optional.of(Durability.MEMORY), say(near.sessions(), SESSION, "during"));
    assertEquals(Optional.empty(), say(near.sessions(), SESSION, "during"));
    note(near.sessions(), SESSION, "{\"a\":1,\"b\":2}");
    note(near.sessions(), SESSION, "{\"b\":null}");
    regainRedis();
    assertEquals(Optional.of(Durability.SHARED), say(near.sessions(), SESSION, "after"));

    assertEquals(List.of("before", "during", "after"), words(far.sessions(), SESSION));
    assertEquals(Json.parse("{\"a\":1}"), context(far.sessions(), SESSION));
    assertEquals(3, stored(SESSION).size());
  }

  @Test
  void whatBothNodesTookUpMeanwhileIsMergedInOneOrder() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "first").isPresent());
    assertEquals(List.of("first"), words(far.sessions(), SESSION));
    loseRedis();
    assertTrue(say(near.sessions(), SESSION, "near 1").isPresent());
    assertTrue(say(far.sessions(), SESSION, "far 1").isPresent());
    assertTrue(say(near.sessions(), SESSION, "near 2").isPresent());
    assertTrue(say(far.sessions(), SESSION, "far 2").isPresent());
    note(near.sessions(), SESSION, "{\"near\":1}");
    note(far.sessions(), SESSION, "{\"far\":1}");
    regainRedis();

    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    List<String> all = List.of("first", "far 1", "far 2", "near 1", "near 2");
    assertEquals(all, words(near.sessions(), SESSION));
    assertEquals(all, words(far.sessions(), SESSION));
    assertEquals(Json.parse("{\"far\":1,\"near\":1}"), context(near.sessions(), SESSION));
  }

  @Test
  void whatASessionLacksIsBroughtAtOnceToWhoAsks() {
    var _ = open(near.sessions(), SESSION, ANNA);
    loseRedis();
    assertTrue(say(near.sessions(), SESSION, "during").isPresent());
    assertFalse(near.sessions().bringUp(SESSION));
    regainRedis();

    assertTrue(near.sessions().bringUp(SESSION));

    assertEquals(List.of("during"), words(far.sessions(), SESSION));
  }

  @Test
  void sessionsOfOneOwnerThatBeganOnBothSidesBecomeOne() {
    loseRedis();
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "near").isPresent());
    var _ = open(far.sessions(), SESSION, ANNA);
    assertTrue(say(far.sessions(), SESSION, "far").isPresent());
    regainRedis();

    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(List.of("far", "near"), words(near.sessions(), SESSION));
    assertEquals(List.of("far", "near"), words(far.sessions(), SESSION));
  }

  @Test
  void whoOpenedASessionBeforeItJoinedTheOtherSidesGoesOnInIt() {
    loseRedis();
    Session opened = open(near.sessions(), SESSION, ANNA);
    var _ = open(far.sessions(), SESSION, ANNA);
    assertTrue(say(far.sessions(), SESSION, "far").isPresent());
    regainRedis();
    Eventually.holds(() -> near.sessions().aheadCount() == 0);

    assertEquals(
        Optional.of(Durability.SHARED),
        near.sessions().append(SESSION, opened.incarnation(), message("answer")));
    near.sessions().mergeContext(SESSION, opened.incarnation(), object("{\"a\":1}"));

    assertEquals(List.of("far", "words of answer"), words(far.sessions(), SESSION));
    assertEquals(object("{\"a\":1}"), context(far.sessions(), SESSION));
  }

  @Test
  void whatWasBroughtInAnOutageForASessionThatGaveWayToAnothersIsLeftOut() {
    loseRedis();
    Session bens = open(near.sessions(), SESSION, BEN);
    var _ = open(far.sessions(), SESSION, ANNA);
    regainRedis();
    Eventually.holds(() -> near.sessions().aheadCount() == 0);

    assertEquals(
        Optional.empty(), near.sessions().append(SESSION, bens.incarnation(), message("answer")));
    near.sessions().mergeContext(SESSION, bens.incarnation(), object("{\"a\":1}"));

    assertEquals(List.of(), words(far.sessions(), SESSION));
    assertEquals(object("{}"), context(far.sessions(), SESSION));
  }

  @Test
  void anothersSessionOfTheSameIdStaysTheirs() {
    loseRedis();
    var _ = open(near.sessions(), SESSION, BEN);
    assertTrue(say(near.sessions(), SESSION, "ben's").isPresent());
    var _ = open(far.sessions(), SESSION, ANNA);
    assertTrue(say(far.sessions(), SESSION, "anna's").isPresent());
    regainRedis();

    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(ANNA, near.sessions().find(SESSION).orElseThrow().owner());
    assertEquals(List.of("anna's"), words(near.sessions(), SESSION));
  }

  @Test
  @Tag("RD-8")
  void aSessionDeletedDuringTheOutageStaysDeleted() {
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "kept").isPresent());
    assertEquals(List.of("kept"), words(far.sessions(), SESSION));
    assertTrue(tell(far.uiStates(), SESSION, 1, "{\"a\":1}") instanceof UiStateWrite.Accepted);
    loseRedis();
    near.sessions().delete(SESSION);
    near.uiStates().delete(SESSION);
    assertTrue(say(far.sessions(), SESSION, "unaware").isPresent());
    regainRedis();

    Eventually.holds(() -> keysOf(SESSION).isEmpty());
    assertEquals(Optional.empty(), far.sessions().find(SESSION));
    assertEquals("", told(far.uiStates(), SESSION));
    assertEquals(Optional.empty(), near.sessions().find(SESSION));
    assertEquals(Set.of(), keysOf(SESSION));
    assertEquals(0, open(far.sessions(), SESSION, BEN).messageCount());
  }

  @Test
  @Tag("RD-8")
  void aDeletionOnANodeThatWasCutOffReachesWhatItCouldNotKnow() {
    nearNetwork.refuse();
    nearNetwork.reset();
    Eventually.holds(() -> !near.reachability().isInReach());
    var _ = open(near.sessions(), SESSION, ANNA);
    assertTrue(say(near.sessions(), SESSION, "near").isPresent());
    var _ = open(far.sessions(), SESSION, ANNA);
    assertTrue(say(far.sessions(), SESSION, "far").isPresent());
    near.sessions().delete(SESSION);
    assertEquals(1, near.sessions().aheadCount());
    nearNetwork.pass();

    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(Set.of(), keysOf(SESSION));
    assertEquals(Optional.empty(), far.sessions().find(SESSION));
    assertEquals(Optional.empty(), near.sessions().find(SESSION));
  }

  @Test
  void aDeletionReachesNeitherAnothersSessionNorALaterOne() {
    nearNetwork.refuse();
    nearNetwork.reset();
    Eventually.holds(() -> !near.reachability().isInReach());
    var later = new SessionId("later");
    for (SessionId id : List.of(SESSION, later)) {
      var _ = open(near.sessions(), id, ANNA);
      near.sessions().delete(id);
    }
    var _ = open(far.sessions(), SESSION, BEN);
    clock.advance(Duration.ofSeconds(1));
    var _ = open(far.sessions(), later, ANNA);
    assertTrue(say(far.sessions(), later, "later").isPresent());
    nearNetwork.pass();

    Eventually.holds(() -> near.sessions().aheadCount() == 0);
    assertEquals(BEN, near.sessions().find(SESSION).orElseThrow().owner());
    assertEquals(List.of("later"), words(near.sessions(), later));
  }

  @Test
  void ofTwoStatesOfAPageTheLaterOneRemains() {
    assertTrue(tell(near.uiStates(), SESSION, 1, "{\"at\":1}") instanceof UiStateWrite.Accepted);
    loseRedis();
    var other = new SessionId("other");
    assertTrue(tell(near.uiStates(), SESSION, 2, "{\"at\":2}") instanceof UiStateWrite.Accepted);
    assertTrue(tell(far.uiStates(), SESSION, 3, "{\"at\":3}") instanceof UiStateWrite.Accepted);
    assertTrue(tell(far.uiStates(), other, 4, "{\"at\":4}") instanceof UiStateWrite.Accepted);
    assertTrue(tell(near.uiStates(), other, 5, "{\"at\":5}") instanceof UiStateWrite.Accepted);
    regainRedis();

    Eventually.holds(() -> near.uiStates().aheadCount() == 0);
    for (TestNode node : List.of(near, far)) {
      assertEquals("{\"at\":3}", told(node.uiStates(), SESSION));
      assertEquals("{\"at\":5}", told(node.uiStates(), other));
    }
  }

  @Test
  void aThousandSessionsAreBackWithinTenSeconds() {
    loseRedis();
    List<SessionId> sessions =
        IntStream.range(0, 1_000).mapToObj(i -> new SessionId("s" + i)).toList();
    for (SessionId session : sessions) {
      var _ = open(near.sessions(), session, ANNA);
      assertTrue(say(near.sessions(), session, "question").isPresent());
      assertTrue(say(near.sessions(), session, "answer").isPresent());
    }
    passAll();
    near.awaitInReach();
    long start = System.nanoTime();
    Eventually.holds(() -> near.sessions().aheadCount() == 0);

    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("1,000 sessions written back in " + millis + " ms");
    assertTrue(millis < 10_000, millis + " ms");
    far.awaitInReach();
    for (SessionId session : sessions) {
      assertEquals(2, stored(session).size());
    }
  }
}
