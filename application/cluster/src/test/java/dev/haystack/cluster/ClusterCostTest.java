package dev.haystack.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapNode;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.WorkClaim;
import dev.haystack.port.turn.WorkPlace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user may cost two nodes over a store in maps. */
class ClusterCostTest {

  private static final UserId ANNA = new UserId("test", "anna");
  private static final int AT_ONCE_MAX = 10;

  private final MapSharedStore store = new MapSharedStore(InstantSource.system());
  private final MapNode way = store.node();
  private final NotingNode here = new NotingNode(way, new MemoryBounds(1_000_000, 100_000, 1_000));
  private final NotingNode there = new NotingNode(store.node());

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private static WorkPlace work(NotingNode node, String id) {
    return node.places.enter(new WorkClaim(id, ANNA, InstantSource.system().millis()));
  }

  @Test
  @Tag("RL-4")
  void workStandsInTheLineOfItsUsersTurnsOnAllNodes() {
    List<TurnPlace> turns = new ArrayList<>();
    for (int i = 0; i < AT_ONCE_MAX - 1; i++) {
      turns.add(here.placed(new TurnId("turn-" + i), new SessionId("s-" + i), ANNA));
    }
    WorkPlace last = work(there, "last");
    assertTrue(last.isFree());
    try (WorkPlace waiting = work(here, "waiting")) {
      assertFalse(waiting.isFree());
      turns.getFirst().close();
      assertTrue(waiting.await());

      try (WorkPlace another = work(there, "another")) {
        assertFalse(another.isFree());
        last.close();
        assertTrue(another.await());
      }
    }
    turns.forEach(TurnPlace::close);
  }

  @Test
  void workThatGaveUpLeavesTheLine() {
    List<WorkPlace> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE_MAX; i++) {
      all.add(work(here, "work-" + i));
      assertTrue(all.getLast().isFree());
    }
    WorkPlace gaveUp = work(there, "gave-up");
    assertFalse(gaveUp.isFree());
    gaveUp.close();

    all.getFirst().close();

    try (WorkPlace next = work(here, "next")) {
      assertTrue(next.isFree());
    }
    all.forEach(WorkPlace::close);
  }

  @Test
  void whatAUserUsesHereCountsThere() {
    TokenBudget one = here.cluster.budget(() -> 1_000);
    TokenBudget other = there.cluster.budget(() -> 1_000);
    one.spend(ANNA, 1_000);

    Eventually.holds(() -> other.exhaustedUntil(ANNA).isPresent());
    assertTrue(other.exhaustedUntil(new UserId("test", "ben")).isEmpty());
  }

  @Test
  void whatTheSharedStoreHasLeavesThisNodeAndIsStillFound() {
    open(0, 5);

    assertTrue(here.cluster.capacity().isLeftFor(ANNA));

    assertTrue(here.local.sessions().size() < 3);
    assertTrue(here.cluster.sessions().find(new SessionId("s-0")).isPresent());
  }

  @Test
  void whatItMayNotHaveStaysAndNoMoreIsTaken() {
    open(0, 3);
    way.setOutOfReach(true);
    open(3, 5);

    assertFalse(here.cluster.capacity().isLeftFor(ANNA));

    assertEquals(5, here.local.sessions().size());
  }

  private void open(int from, int to) {
    for (int i = from; i < to; i++) {
      open("s-" + i);
    }
  }

  private void open(String id) {
    var _ =
        here.cluster
            .sessions()
            .open(
                new SessionId(id),
                ANNA,
                ProfileId.NONE,
                PersonaType.WEB_ASSISTANT,
                JsonObject.EMPTY.with("x", "y".repeat(40_000)));
  }
}
