package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.BEN;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.session.Session;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.port.store.SessionFate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a node finds of a session that it no longer holds. */
@Tag("SE-16")
class SessionFateTest {

  private static final Duration HALF = SharedContents.SESSION_TIMEOUT.dividedBy(2);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final MapSharedStore store = new MapSharedStore(clock);
  private final ScriptedChatModel model = ScriptedChatModel.saying(_ -> "Hello.");
  private final ClusterNode near = new ClusterNode(store.node(), model, clock);
  private final ClusterNode far = new ClusterNode(store.node(), model, clock);
  private final Session session = open(near.cluster.sessions(), SESSION, ANNA);

  @AfterEach
  void close() {
    near.close();
    far.close();
  }

  private SessionFate fate() {
    return near.cluster.sessions().fate(session);
  }

  @Test
  void oneThatNobodyUsedHasEndedAlsoIfAnotherHasBegunThere() {
    clock.advance(HALF.multipliedBy(2).plus(MOMENT));
    assertEquals(SessionFate.ENDED, fate());

    var _ = open(far.cluster.sessions(), SESSION, BEN);
    assertEquals(SessionFate.ENDED, fate());
  }

  @Test
  void oneThatWasUsedElsewhereLivesOn() {
    clock.advance(HALF);
    var _ = open(far.cluster.sessions(), SESSION, ANNA);
    clock.advance(HALF.plus(MOMENT));

    assertEquals(SessionFate.OTHER, fate());
  }

  @Test
  void oneThatIsAboutToEndIsLookedForAgain() {
    clock.advance(HALF.multipliedBy(2).minus(MOMENT));

    assertEquals(SessionFate.UNKNOWN, fate());
  }

  @Test
  void oneThatWasDeletedElsewhereHasNotEndedByItself() {
    assertTrue(far.deleteSession.delete(SESSION, ANNA));

    assertEquals(SessionFate.OTHER, fate());
  }
}
