package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.object;
import static dev.haystack.kit.shared.SharedContents.SESSION_TIMEOUT;
import static dev.haystack.kit.shared.SharedContents.UI_STATE_TIME_TO_LIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiState;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of shared states of pages does. */
public abstract class SharedUiStatesContract {

  private static final String LINE = "line-1";
  private static final Duration AHEAD = Stamp.AHEAD_MAX.plusSeconds(60);

  private static final UserId STRANGER = new UserId("elsewhere", "user-2");

  private Instant begin = Instant.EPOCH;

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  @BeforeEach
  final void begin() {
    begin = contents().now();
  }

  private SharedUiStates here() {
    return contents().here().uiStates();
  }

  private SharedUiStates there() {
    return contents().there().uiStates();
  }

  @Test
  void whereNothingWasToldThereIsNothing() {
    assertEquals(new SharedUiLook.Absent(), here().look(SESSION, LINE, 1));
    assertEquals(new SharedUiLook.Absent(), here().look(SESSION, "", 0));
    assertEquals(new SharedUiWrite.Absent(), here().write(SESSION, LINE, 3, state(4, 1)));
    assertFalse(here().isDeleted(LINE));
  }

  @Test
  void whatOneNodeWroteAnotherSees() {
    SharedUiWrite write = here().write(SESSION, LINE, 0, state(1, 1));

    Duration remaining = written(write);
    assertEquals(new SharedUiWrite.Written(LINE, remaining), write);
    SharedUiState seen = seen("", 0);
    assertEquals(state(1, 1), seen.state());
    assertEquals(LINE, seen.line());
    assertTrue(isAbout(UI_STATE_TIME_TO_LIVE, remaining), remaining.toString());
    assertTrue(isAbout(UI_STATE_TIME_TO_LIVE, seen.remaining()), seen.toString());
  }

  @Test
  void whoHasTheStateIsToldSo() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));

    assertInstanceOf(SharedUiLook.Same.class, there().look(SESSION, LINE, 1));
    assertEquals(state(1, 1), seen(LINE, 2).state());
    assertEquals(state(1, 1), seen("line-2", 1).state());
  }

  @Test
  void aStateFollowsFromTheOneThatItsWriterHad() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));
    var _ = written(there().write(SESSION, LINE, 1, state(2, 2)));

    SharedUiWrite unaware = here().write(SESSION, LINE, 1, state(2, 3));
    SharedUiWrite elsewhere = here().write(SESSION, "line-2", 2, state(3, 3));

    for (SharedUiWrite moved : List.of(unaware, elsewhere)) {
      SharedUiState there = assertInstanceOf(SharedUiWrite.Moved.class, moved).there();
      assertEquals(state(2, 2), there.state());
      assertEquals(LINE, there.line());
    }
    assertEquals(state(2, 2), seen("", 0).state());
  }

  @Test
  void anEarlierStateIsStaleWhateverItFollowsFrom() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 5)));

    SharedUiWrite late = there().write(SESSION, LINE, 1, state(2, 4));

    assertEquals(state(1, 5), assertInstanceOf(SharedUiWrite.Stale.class, late).there().state());
    assertEquals(state(1, 5), seen("", 0).state());
  }

  @Test
  void whoseAStateIsIsKept() {
    UiState first = state(1, 1).as(OWNER);
    var _ = written(here().write(SESSION, LINE, 0, first));
    assertEquals(first, seen("", 0).state());

    UiState anyones = state(2, 2);
    var _ = written(here().write(SESSION, LINE, 1, anyones));
    assertEquals(anyones, seen("", 0).state());
  }

  @Test
  void anothersLaterStateIsInNobodysWay() {
    UiState mine = state(2, 1).as(OWNER);
    var _ = written(here().write(SESSION, LINE, 0, state(1, 5).as(STRANGER)));

    assertInstanceOf(SharedUiWrite.Moved.class, there().write(SESSION, LINE, 7, mine));
    var _ = written(there().write(SESSION, LINE, 1, mine));

    assertEquals(mine, seen("", 0).state());
  }

  @Test
  void atTheSameTimeTheSequenceDecides() {
    var first = new UiState(JsonObject.EMPTY, 1, new Stamp(begin, 2));
    var before = new UiState(JsonObject.EMPTY, 2, new Stamp(begin, -1));
    var behind = new UiState(JsonObject.EMPTY, 2, new Stamp(begin, 3));
    var _ = written(here().write(SESSION, LINE, 0, first));

    assertInstanceOf(SharedUiWrite.Stale.class, there().write(SESSION, LINE, 1, before));
    var _ = written(there().write(SESSION, LINE, 1, behind));
  }

  @Test
  void aStateOfTheFutureDoesNotReplaceOneOfThePresent() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));

    assertInstanceOf(
        SharedUiWrite.Stale.class, there().write(SESSION, LINE, 1, state(2, AHEAD.toSeconds())));
  }

  @Test
  void aStateOfThePresentReplacesOneOfTheFuture() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, AHEAD.toSeconds())));

    var _ = written(there().write(SESSION, LINE, 1, state(2, 1)));

    assertEquals(state(2, 1), seen("", 0).state());
  }

  @Test
  void ofManyWhoGoOnFromOneStateOneDoes() throws Exception {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));

    List<SharedUiWrite> writes =
        Concurrently.call(
            16, i -> (i % 2 == 0 ? here() : there()).write(SESSION, LINE, 1, state(2, 2)));

    assertEquals(1, writes.stream().filter(SharedUiWrite.Written.class::isInstance).count());
    assertEquals(15, writes.stream().filter(SharedUiWrite.Moved.class::isInstance).count());
  }

  @Test
  void theStateOfASilentPageIsGone() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));
    contents().advance(UI_STATE_TIME_TO_LIVE.minusHours(1));
    assertEquals(state(1, 1), seen("", 0).state());

    contents().advance(Duration.ofHours(1).plusSeconds(1));

    assertEquals(new SharedUiLook.Absent(), there().look(SESSION, "", 0));
  }

  @Test
  void aStateLivesNoLongerThanItsSession() {
    use(SESSION_TIMEOUT);

    Duration remaining = written(here().write(SESSION, LINE, 0, state(1, 1)));

    assertTrue(isAbout(SESSION_TIMEOUT, remaining), remaining.toString());
    contents().advance(SESSION_TIMEOUT.plusSeconds(1));
    assertEquals(new SharedUiLook.Absent(), there().look(SESSION, "", 0));
  }

  @Test
  void aStateLivesAsLongAsItsSessionIsUsedAndItsPageNotSilent() {
    use(SESSION_TIMEOUT);
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));
    contents().advance(Duration.ofHours(1));

    use(SESSION_TIMEOUT);

    Duration longer = seen("", 0).remaining();
    assertTrue(isAbout(SESSION_TIMEOUT, longer), longer.toString());
  }

  @Test
  void aStateThatWasToldBeforeItsSessionBeganEndsWithIt() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));

    use(SESSION_TIMEOUT);

    Duration shorter = seen("", 0).remaining();
    assertTrue(isAbout(SESSION_TIMEOUT, shorter), shorter.toString());
  }

  @Test
  void aDeletedStateIsGoneForAllNodesAndKnownToBeDeleted() {
    var _ = written(here().write(SESSION, LINE, 0, state(1, 1)));

    here().delete(SESSION, LINE);
    here().delete(SESSION, LINE);

    assertEquals(new SharedUiLook.Absent(), there().look(SESSION, LINE, 1));
    assertTrue(there().isDeleted(LINE));
    assertFalse(there().isDeleted("line-2"));
  }

  @Test
  void aLateDeletionLeavesAStateOfAnotherLine() {
    var _ = written(here().write(SESSION, "line-2", 0, state(1, 1)));

    there().delete(SESSION, LINE);

    assertTrue(here().isDeleted(LINE));
    assertEquals("line-2", seen("", 0).line());
  }

  /** Begins the session, or uses it. */
  private void use(Duration life) {
    var session =
        new Session(
            SESSION,
            new Incarnation("incarnation"),
            OWNER,
            Optional.of(PROFILE),
            PersonaType.WEB_ASSISTANT,
            contents().now(),
            contents().now(),
            0,
            JsonObject.EMPTY);
    var whole = new SessionOffer.Whole(new SessionCopy(session, List.of(), life), 0);
    assertTrue(contents().here().sessions().exchange(SESSION, whole, ReadPlace.START).isPresent());
  }

  private SharedUiState seen(String line, long version) {
    return assertInstanceOf(SharedUiLook.Other.class, there().look(SESSION, line, version)).there();
  }

  private static Duration written(SharedUiWrite write) {
    return assertInstanceOf(SharedUiWrite.Written.class, write).remaining();
  }

  /** As of that many seconds from when the test began, which is the nodes' time. */
  private UiState state(long version, long second) {
    return new UiState(
        object("{\"at\":" + second + ",\"list\":[],\"map\":{}}"),
        version,
        new Stamp(begin.plusSeconds(second), 0));
  }

  /** A store may count in steps, and time goes on meanwhile. */
  private static boolean isAbout(Duration expected, Duration told) {
    return expected.minus(told).abs().compareTo(Duration.ofMinutes(2)) < 0;
  }
}
