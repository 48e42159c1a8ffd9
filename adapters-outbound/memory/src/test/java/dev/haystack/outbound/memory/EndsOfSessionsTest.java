package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who wants to hear of sessions that nobody has deleted hears of each once. */
@Tag("SE-16")
class EndsOfSessionsTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final Duration LIFE = Duration.ofHours(4);

  private final List<String> ends = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              LIFE,
              1_000,
              Duration.ofHours(24),
              1 << 20,
              new MemoryBounds(200_000, 100_000, 50),
              MemoryOutboxLimits.DEFAULT),
          clock,
          () -> UUID.randomUUID().toString(),
          (session, why) -> ends.add(session.id().value() + " " + why));

  private void open(String id) {
    var _ =
        store
            .sessions()
            .open(new SessionId(id), ANN, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY);
  }

  @Test
  void ofOneThatNobodyUsed() {
    open("s");
    clock.advance(LIFE);
    store.sessions().removeExpired();
    assertEquals(List.of(), ends);

    clock.advance(Duration.ofMillis(1));
    store.sessions().removeExpired();
    store.sessions().removeExpired();
    assertEquals(List.of("s UNUSED"), ends);
  }

  @Test
  void ofOneInWhosePlaceAnotherBegins() {
    open("s");
    clock.advance(LIFE.plusMillis(1));
    open("s");
    open("s");

    assertEquals(List.of("s UNUSED"), ends);
  }

  @Test
  void ofThoseThatLeaveForOthers() {
    IntStream.range(0, 51)
        .forEach(
            i -> {
              open("s" + i);
              clock.advance(Duration.ofSeconds(1));
            });
    assertTrue(store.capacity().isLeftFor(ANN));
    assertEquals("s0 NO_ROOM", ends.getFirst());

    ends.clear();
    IntStream.range(100, 1_200).forEach(i -> open("s" + i));
    assertTrue(ends.contains("s50 NO_ROOM"));
  }

  @Test
  void notOfOneThatSomebodyDeletes() {
    open("s");
    store.sessions().delete(new SessionId("s"));
    clock.advance(LIFE.multipliedBy(2));
    store.sessions().removeExpired();

    assertEquals(List.of(), ends);
  }
}
