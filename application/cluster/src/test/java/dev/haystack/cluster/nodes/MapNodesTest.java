package dev.haystack.cluster.nodes;

import static dev.haystack.cluster.nodes.Talk.ANNA;
import static dev.haystack.cluster.nodes.Talk.SESSION;
import static dev.haystack.cluster.nodes.Talk.open;
import static dev.haystack.cluster.nodes.Talk.say;
import static dev.haystack.cluster.nodes.Talk.words;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.event.Durability;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapSharedContents;
import dev.haystack.kit.shared.SharedContents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes over a store in maps, which may go away and lose everything. */
@Tag("SW-3")
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
  void whatWasSaidWhileTheStoreWasAwayIsThereForBothAfterwards() throws Exception {
    var sessions = near().cluster.sessions();
    var _ = open(sessions, SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(sessions, SESSION, "before"));
    contents.store().setOutOfReach(true);
    near().awaitOutOfReach();
    far().awaitOutOfReach();
    assertInstanceOf(TurnOutcome.Answered.class, ask(near(), SESSION, "during").get(10, SECONDS));

    contents.store().setOutOfReach(false);
    near().awaitInReach();
    far().awaitInReach();

    List<String> all = List.of("before", "during", "one two three");
    Eventually.holds(() -> words(far().cluster.sessions(), SESSION).equals(all));
  }

  @Test
  void aStoreThatComesBackEmptyIsGivenEverythingAnew() {
    var sessions = near().cluster.sessions();
    var _ = open(sessions, SESSION, ANNA);
    assertEquals(Optional.of(Durability.SHARED), say(sessions, SESSION, "before"));

    contents.empty();

    Eventually.holds(() -> words(far().cluster.sessions(), SESSION).equals(List.of("before")));
  }
}
