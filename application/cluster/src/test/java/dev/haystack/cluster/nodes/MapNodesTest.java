package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.Durability;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapSharedContents;
import dev.haystack.kit.shared.SharedContents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes over a store in maps, which may go away and lose everything. */
class MapNodesTest extends TwoNodesContract {

  private final MapSharedContents contents = new MapSharedContents();

  @Override
  protected SharedContents contents() {
    return contents;
  }

  @AfterEach
  void close() {
    contents.close();
  }

  @Test
  void whatWasSaidWhileTheStoreWasAwayIsThereForBothAfterwards() {
    var _ = open(near().sessions, SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(near().sessions, SESSION, "before"));
    contents.store().setOutOfReach(true);
    Eventually.holds(() -> !near().reachability.isInReach() && !far().reachability.isInReach());
    assertEquals(Optional.of(Durability.MEMORY), say(near().sessions, SESSION, "during"));

    contents.store().setOutOfReach(false);
    near().awaitInReach();
    far().awaitInReach();
    Eventually.holds(() -> near().sessions.aheadCount() == 0);

    assertEquals(List.of("before", "during"), words(far().sessions, SESSION));
  }

  @Test
  void aStoreThatComesBackEmptyIsGivenEverythingAnew() {
    var _ = open(near().sessions, SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(near().sessions, SESSION, "before"));

    contents.empty();

    Eventually.holds(() -> words(far().sessions, SESSION).equals(List.of("before")));
  }
}
