package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OTHER_SESSION;
import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.WHEN;
import static dev.haystack.kit.Examples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link UiStateStore} does. */
public abstract class UiStateStoreContract extends UiStateOwners {

  /** How long the state of a silent page is kept. */
  protected abstract Duration timeToLive();

  /** How many bytes of JSON a state may have; at most 16 MiB. */
  protected abstract int bytesMax();

  /** Lets that much time pass for the store. */
  protected abstract void advance(Duration time);

  @Test
  void nothingToldIsNothingFound() {
    assertEquals(Optional.empty(), store().find(SESSION, OWNER));
  }

  @Test
  @Tag("UI-1")
  void aFullUpdateIsStoredAndReadBack() {
    JsonObject told = object("{\"page_type\":\"dashboard\",\"list\":[1,{\"a\":\"👋\"},null]}");

    UiStateWrite write = replace(WHEN, 1, told);

    UiState state = store().find(SESSION, OWNER).orElseThrow();
    assertEquals(new UiStateWrite.Accepted(state), write);
    assertEquals(told, state.fields());
    assertEquals(new Stamp(WHEN, 1), state.stamp());
    assertEquals(1, state.version());
  }

  @Test
  @Tag("UI-2")
  void anOlderUpdateIsStale() {
    var _ = replace(WHEN, 0, object("{\"at\":1}"));
    var _ = replace(WHEN.plusSeconds(1), 0, object("{\"at\":2}"));

    UiStateWrite write = replace(WHEN.minusSeconds(1), 9, object("{\"at\":0}"));

    UiState state = store().find(SESSION, OWNER).orElseThrow();
    assertEquals(new UiStateWrite.Stale(state), write);
    assertEquals(object("{\"at\":2}"), state.fields());
    assertEquals(2, state.version());
  }

  @Test
  void atTheSameInstantTheLargerSequenceWinsAndAnEqualOneIsAccepted() {
    assertInstanceOf(UiStateWrite.Accepted.class, replace(WHEN, 5, object("{\"at\":5}")));

    assertInstanceOf(UiStateWrite.Stale.class, replace(WHEN, 4, object("{\"at\":4}")));
    assertInstanceOf(UiStateWrite.Accepted.class, replace(WHEN, 5, object("{\"at\":55}")));
    assertInstanceOf(UiStateWrite.Accepted.class, replace(WHEN, 6, object("{\"at\":6}")));

    assertEquals(object("{\"at\":6}"), fields());
  }

  @Test
  @Tag("UI-7")
  void instantsAreComparedAndNotTheirNotations() {
    Instant plain = Instant.parse("2026-03-02T09:00:00Z");
    var _ = replace(plain, 1, object("{\"at\":1}"));

    Instant offset = OffsetDateTime.parse("2026-03-02T11:00:00.000000+02:00").toInstant();

    assertInstanceOf(UiStateWrite.Accepted.class, replace(offset, 1, object("{\"at\":2}")));
    Instant earlier = OffsetDateTime.parse("2026-03-02T10:59:59.999+02:00").toInstant();
    assertInstanceOf(UiStateWrite.Stale.class, replace(earlier, 1, object("{\"at\":3}")));
  }

  @Test
  @Tag("FC-4")
  void aClockThatRunsAheadHoldsNothingUpAndIsNotHeldUp() {
    Duration day = Duration.ofDays(1);
    for (int i = 1; i <= 3; i++) {
      Instant now = WHEN.plusMillis(i);
      assertInstanceOf(UiStateWrite.Accepted.class, arrived(now.plus(day), now, "{\"at\":1}"));
      assertInstanceOf(UiStateWrite.Accepted.class, replace(now, 0, object("{\"at\":2}")));
    }

    assertEquals(object("{\"at\":2}"), fields());
    assertInstanceOf(UiStateWrite.Stale.class, replace(WHEN, 9, object("{\"at\":0}")));
  }

  @Test
  @Tag("FC-4")
  void aClockThatRunsAFewSecondsAheadOrdersItsUpdatesAndIsHeldUpByNoneOfThem() {
    Instant ahead = WHEN.plusMillis(4_500);
    assertInstanceOf(UiStateWrite.Accepted.class, replace(ahead, 1, object("{\"at\":1}")));
    assertInstanceOf(UiStateWrite.Stale.class, replace(WHEN, 2, object("{\"at\":0}")));

    assertInstanceOf(UiStateWrite.Accepted.class, arrived(WHEN.plusSeconds(9), WHEN, "{\"at\":2}"));
    assertInstanceOf(
        UiStateWrite.Accepted.class, replace(ahead.plusMillis(1), 1, object("{\"at\":3}")));
    assertInstanceOf(UiStateWrite.Stale.class, replace(ahead, 1, object("{\"at\":1}")));
  }

  @Test
  @Tag("FC-4")
  void aStampThatHasBecomeOneOfTheFutureIsNotStored() {
    assertInstanceOf(
        UiStateWrite.Accepted.class, replace(WHEN.plusSeconds(3_600), 1, object("{\"at\":1}")));

    assertInstanceOf(UiStateWrite.Accepted.class, replace(WHEN, 1, object("{\"at\":2}")));
    assertEquals(WHEN, store().find(SESSION, OWNER).orElseThrow().stamp().timestamp());
  }

  @Test
  void anInstantIsKeptToTheNanosecond() {
    Instant precise = Instant.parse("2026-03-02T09:00:00.123456789Z");

    var _ = replace(precise, 1, object("{}"));

    assertEquals(precise, store().find(SESSION, OWNER).orElseThrow().stamp().timestamp());
    assertInstanceOf(
        UiStateWrite.Stale.class, replace(precise.minusNanos(1), 1, object("{\"at\":3}")));
  }

  @Test
  @Tag("UI-5")
  void aMergePatchChangesOnlyWhatItNames() {
    var _ = replace(WHEN, 1, object("{\"a\":{\"x\":1,\"y\":2},\"b\":[1],\"c\":3}"));

    var _ = merge(SESSION, WHEN, 2, object("{\"a\":{\"x\":9},\"c\":null}"));

    assertEquals(object("{\"a\":{\"x\":9,\"y\":2},\"b\":[1]}"), fields());
  }

  @Test
  void aStateThatWouldBeTooLargeIsRefusedAndTheOldOneStays() {
    var _ = replace(WHEN, 1, object("{\"a\":1}"));
    JsonObject large = JsonObject.EMPTY.with("text", "é".repeat(bytesMax() / 2));

    UiStateWrite write = merge(SESSION, WHEN, 2, large);

    UiState state = store().find(SESSION, OWNER).orElseThrow();
    assertEquals(new UiStateWrite.TooLarge(state), write);
    assertEquals(object("{\"a\":1}"), state.fields());
  }

  @Test
  void aFirstStateThatIsTooLargeLeavesNothing() {
    JsonObject large = JsonObject.EMPTY.with("text", "x".repeat(bytesMax()));

    assertEquals(new UiStateWrite.TooLarge(UiState.EMPTY.as(OWNER)), replace(WHEN, 1, large));

    assertEquals(Optional.empty(), store().find(SESSION, OWNER));
  }

  @Test
  void theStateOfAPageThatWasSilentIsGoneAndAnyUpdateBeginsAnew() {
    var _ = replace(WHEN, 1, object("{\"a\":1}"));

    advance(timeToLive().plusSeconds(2));

    assertEquals(Optional.empty(), store().find(SESSION, OWNER));
    assertInstanceOf(
        UiStateWrite.Accepted.class, merge(SESSION, WHEN.minusSeconds(9), 1, object("{\"b\":2}")));
    assertEquals(object("{\"b\":2}"), fields());
  }

  @Test
  void anUpdateKeepsTheStateAlive() {
    Duration most = timeToLive().multipliedBy(3).dividedBy(4);
    var _ = replace(WHEN, 1, object("{\"a\":1}"));
    advance(most);
    var _ = merge(SESSION, WHEN, 2, object("{\"b\":2}"));
    advance(most);

    assertEquals(object("{\"a\":1,\"b\":2}"), fields());
  }

  @Test
  void aDeletedStateIsGoneAndAnothersStays() {
    var _ = replace(WHEN, 1, object("{\"a\":1}"));
    var _ = merge(OTHER_SESSION, WHEN, 1, object("{\"a\":2}"));

    store().delete(SESSION);

    assertEquals(Optional.empty(), store().find(SESSION, OWNER));
    assertEquals(object("{\"a\":2}"), store().find(OTHER_SESSION, OWNER).orElseThrow().fields());
  }

  @Test
  @Tag("UI-6")
  void tenReadWhileTwoWriteAndNoStateIsTorn() throws Exception {
    var _ = pair(0, 0);

    List<Boolean> whole = Concurrently.call(12, thread -> thread < 2 ? write(thread) : read());

    assertEquals(List.of(true), List.copyOf(new TreeSet<>(whole)));
    assertEquals(object("{\"a\":200,\"b\":200}"), fields());
  }

  @Test
  void everyAcceptedUpdateHasAVersionOfItsOwn() throws Exception {
    List<Long> versions =
        Concurrently.call(
            16,
            index -> {
              JsonObject patch = object("{\"key" + index + "\":1}");
              return merge(SESSION, WHEN, 1, patch) instanceof UiStateWrite.Accepted(var state)
                  ? state.version()
                  : 0L;
            });

    assertEquals(16, new TreeSet<>(versions).size());
    assertTrue(versions.stream().allMatch(version -> version >= 1 && version <= 16));
    assertEquals(16, fields().members().size());
  }

  private boolean write(int thread) {
    for (int i = 1; i <= 100; i++) {
      var _ = pair(2 * i - thread, 2 * i - thread);
    }
    return true;
  }

  private boolean read() {
    for (int i = 0; i < 200; i++) {
      JsonObject seen = fields();
      if (!seen.get("a").equals(seen.get("b"))) {
        return false;
      }
    }
    return true;
  }

  private UiStateWrite pair(int value, long sequence) {
    return replace(WHEN, sequence, object("{\"a\":" + value + ",\"b\":" + value + "}"));
  }

  private UiStateWrite replace(Instant timestamp, long sequence, JsonObject state) {
    var stamp = new Stamp(timestamp, sequence);
    return store()
        .write(SESSION, OWNER, new UiStateUpdate(new UiStateChange.Replace(state), stamp));
  }

  private UiStateWrite merge(SessionId id, Instant timestamp, long sequence, JsonObject patch) {
    var stamp = new Stamp(timestamp, sequence);
    return store().write(id, OWNER, new UiStateUpdate(new UiStateChange.Merge(patch), stamp));
  }

  private UiStateWrite arrived(Instant timestamp, Instant now, String state) {
    var change = new UiStateChange.Replace(object(state));
    return store()
        .write(SESSION, OWNER, UiStateUpdate.arrived(change, new Stamp(timestamp, 1), now));
  }

  private JsonObject fields() {
    return store().find(SESSION, OWNER).orElseThrow().fields();
  }
}
