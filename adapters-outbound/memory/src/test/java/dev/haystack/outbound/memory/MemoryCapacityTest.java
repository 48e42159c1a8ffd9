package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.store.Capacity;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-11")
class MemoryCapacityTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");
  private static final JsonObject TEN_KB = JsonObject.EMPTY.with("x", "y".repeat(10_000));

  private final ManualClock clock = new ManualClock();
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              Duration.ofHours(4),
              1_000,
              Duration.ofHours(24),
              1 << 20,
              new MemoryBounds(200_000, 100_000, 50),
              MemoryOutboxLimits.DEFAULT),
          clock,
          () -> UUID.randomUUID().toString());

  @Test
  void thereIsRoomForMoreUntilAUsersBoundIsPassed() {
    Capacity alone = store.capacity();

    open(ANN, 9);
    assertTrue(alone.isLeftFor(ANN));
    open(ANN, "one more");

    assertFalse(alone.isLeftFor(ANN));
    assertTrue(alone.isLeftFor(BEN));
    assertEquals(10, store.sessions().size());
  }

  @Test
  void whatIsHeldElsewhereTooLeavesInItsUsersFavourOldestFirst() {
    Capacity shared = store.capacity(id -> !id.value().equals("ann-0"));

    open(ANN, 12);

    assertTrue(shared.isLeftFor(ANN));
    assertTrue(isHeld("ann-0"), "held nowhere else");
    assertFalse(isHeld("ann-1"));
    assertTrue(isHeld("ann-11"));
  }

  @Test
  void overTheWholeBoundTheHeaviestUsersUnusedSessionsGo() {
    Capacity alone = store.capacity();
    open(BEN, 2);
    for (int i = 0; i < 4; i++) {
      open(new UserId("issuer", "user-" + i), 5);
    }
    assertTrue(store.bytes() > 200_000);

    assertTrue(alone.isLeftFor(BEN));

    assertTrue(store.bytes() < 200_000);
    assertTrue(isHeld("ben-0") && isHeld("ben-1"), "the lightest user keeps all");
  }

  @Test
  void whatSomebodyFollowsNeverLeaves() {
    Capacity shared = store.capacity(_ -> true);
    open(ANN, 12);
    for (int i = 0; i < 12; i++) {
      var _ = store.log().follow(new SessionId("ann-" + i), _ -> {});
    }

    assertFalse(shared.isLeftFor(ANN));
    assertEquals(12, store.sessions().size());
  }

  @Test
  void whatIsBeingAnsweredNeverLeaves() {
    Capacity shared = store.capacity(_ -> true);
    open(ANN, 12);
    var _ =
        store
            .log()
            .append(new SessionId("ann-0"), ANN, new TurnId("turn"), new TurnEvent.TextDelta("a"));
    var _ =
        store
            .log()
            .append(
                new SessionId("ann-1"),
                ANN,
                new TurnId("turn"),
                new TurnEvent.Started(
                    new dev.haystack.domain.session.MessageId("turn"),
                    dev.haystack.domain.session.ClientMessageId.NONE,
                    dev.haystack.domain.event.Durability.MEMORY));

    assertTrue(shared.isLeftFor(ANN));
    assertFalse(isHeld("ann-0"));
    assertTrue(isHeld("ann-1"));
  }

  @Test
  void overTheLargestNumberOfAUsersSessionsTheOldestGo() {
    var small = JsonObject.EMPTY;
    for (int i = 0; i < 51; i++) {
      open(ANN, "ann-" + i, small);
    }

    assertTrue(store.capacity().isLeftFor(ANN));

    assertFalse(isHeld("ann-0"));
    assertTrue(isHeld("ann-50"));
  }

  @Test
  void aPagesStateCountsForWhoToldItWhosoeverTheSessionIs() {
    Capacity shared = store.capacity(_ -> true);
    open(BEN, "ben-0");
    for (int i = 0; i < 12; i++) {
      var told = new UiStateChange.Replace(TEN_KB);
      var _ =
          store
              .uiStates()
              .write(
                  new SessionId(i == 0 ? "ben-0" : "page-" + i),
                  ANN,
                  new UiStateUpdate(told, new Stamp(clock.instant(), i)));
    }

    assertTrue(shared.isLeftFor(BEN));
    assertTrue(store.bytes() > 120_000, "nothing has left for him");
    assertTrue(shared.isLeftFor(ANN));
    assertTrue(store.bytes() < 110_000, "something of hers has left for her");
    assertTrue(isHeld("ben-0"), "it is not hers");
  }

  private void open(UserId user, int count) {
    for (int i = 0; i < count; i++) {
      open(user, user.subject() + "-" + i);
    }
  }

  private void open(UserId user, String id) {
    open(user, id.replace(' ', '-'), TEN_KB);
  }

  private void open(UserId user, String id, JsonObject context) {
    clock.advance(Duration.ofSeconds(1));
    var _ =
        store.sessions().open(new SessionId(id), user, PROFILE, PersonaType.WEB_ASSISTANT, context);
  }

  private boolean isHeld(String id) {
    return store.sessions().find(new SessionId(id)).isPresent();
  }
}
