package dev.haystack.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.session.FollowUiState;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnPlace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes over a store in maps, as everybody else sees them. */
class ClusterTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId ANNA = new UserId("test", "anna");
  private static final TurnId TURN = new TurnId("turn");

  private final MapSharedStore store = new MapSharedStore(InstantSource.system());
  private final NotingNode here = new NotingNode(store.node());
  private final NotingNode there = new NotingNode(store.node());

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void whatIsSaidOnOneNodeIsReadAndHeardOnTheOther() {
    List<LoggedEvent> heard = new CopyOnWriteArrayList<>();
    var _ = here.open(SESSION, ANNA);
    try (var _ = there.cluster.log().follow(SESSION, heard::add);
        TurnPlace place = here.placed(TURN, SESSION, ANNA)) {
      begin(place);

      assertTrue(here.cluster.isWatchedElsewhere(SESSION));
      // before it is closed: who no longer follows is told nothing more
      Eventually.holds(() -> heard.size() == 2);
    }
    assertEquals(List.of(question()), there.cluster.sessions().messages(SESSION));
  }

  @Test
  @Tag("FE-17")
  void whatAPageTellsOnOneNodeIsHeardByWhoFollowsItOnTheOther() {
    var near = new FollowUiState(here.cluster.uiStates(), here.cluster);
    var far = new FollowUiState(there.cluster.uiStates(), there.cluster);
    there.cluster.hearUiStates(far::changedElsewhere);
    var updates =
        new UpdateUiState(
            here.cluster.sessions(), here.cluster.uiStates(), Capacity.UNBOUNDED, near::changed);
    List<UiState> heardHere = new CopyOnWriteArrayList<>();
    List<UiState> heardThere = new CopyOnWriteArrayList<>();
    List<UiState> bens = new CopyOnWriteArrayList<>();
    var _ = here.open(SESSION, ANNA);
    var fields = JsonObject.EMPTY.with("page_type", Json.of("settings"));
    Instant now = Instant.now();
    try (var _ = near.follow(SESSION, ANNA, heardHere::add);
        var _ = far.follow(SESSION, ANNA, heardThere::add);
        var _ = far.follow(SESSION, new UserId("test", "ben"), bens::add)) {
      var reply =
          updates.update(
              SESSION,
              ANNA,
              ProfileId.NONE,
              UiStateUpdate.arrived(new UiStateChange.Replace(fields), new Stamp(now, 0), now));

      assertInstanceOf(UiStateReply.Accepted.class, reply.orElseThrow());
      assertEquals(1, heardHere.size());
      Eventually.holds(() -> heardThere.size() == 1);
    }
    assertEquals(fields, heardThere.getFirst().fields());
    assertEquals(heardHere.getFirst().version(), heardThere.getFirst().version());
    assertEquals(List.of(), bens);
    assertEquals(0, far.count());
  }

  @Test
  void aTurnWaitsForThatOfAnotherNodeAndThenHasWhatThatOneLogged() {
    List<QueuePosition> positions = new CopyOnWriteArrayList<>();
    var _ = here.open(SESSION, ANNA);
    TurnPlace first = here.placed(TURN, SESSION, ANNA);
    try (TurnPlace second =
        there.places.enter(there.claim(new TurnId("next"), SESSION, ANNA), positions::add)) {
      assertFalse(second.isFree());
      begin(first);
      answer();
      first.close();

      assertTrue(second.await());
      assertEquals(2, second.history(there.open(SESSION, ANNA)).size());
      assertEquals(3, there.cluster.log().position(SESSION).lastSequence());
    }
    assertEquals(List.of(new QueuePosition(1, QueuePosition.Reason.SESSION_BUSY)), positions);
  }

  @Test
  void aTurnWhoseNodeIsGoneIsEndedByWhoFollowsIt() {
    var _ = here.open(SESSION, ANNA);
    TurnPlace lost = here.placed(TURN, SESSION, ANNA);
    begin(lost);
    Eventually.holds(() -> there.cluster.log().position(SESSION).lastSequence() == 2);
    there.follows(SESSION, TURN);
    assertFalse(there.places.endIfLost(SESSION, TURN));

    here.close();

    Eventually.holds(() -> there.happened.contains("over"));
    Message kept = there.cluster.sessions().messages(SESSION).getLast();
    assertEquals(
        List.of("so far", MessageStatus.FAILED),
        List.of(kept.content(), ((AssistantMessage) kept).status()));
    assertEquals(
        List.of(
            new TurnEvent.Failed(ErrorCode.TURN_LOST, 0, ClientMessageId.NONE),
            new TurnEvent.Ended()),
        eventsBehind(2));
  }

  @Test
  void whatOneNodeIsToldAndCannotDoTheOtherDoes() {
    here.cluster.stopWanted(SESSION, ANNA, Optional.of(TURN));

    Eventually.holds(() -> there.happened.contains("stop " + TURN.value()));
    assertFalse(here.happened.contains("stop " + TURN.value()));
  }

  @Test
  void aConsentIsTakenToWhereItIsWaitedFor() {
    here.cluster.consentAnswered(SESSION, ANNA, "consent-1", true);

    String happened = "consent " + ANNA.subject() + "'s consent-1 true";
    Eventually.holds(() -> there.happened.contains(happened));
    assertFalse(here.happened.contains(happened));
  }

  @Test
  void aSessionThatIsDeletedOnOneNodeIsLetGoOfOnTheOther() {
    var incarnation = here.open(SESSION, ANNA).session().incarnation();
    assertTrue(there.cluster.sessions().find(SESSION).isPresent());

    here.cluster.sessions().delete(SESSION);
    here.cluster.sessionDeleted(SESSION, incarnation);

    Eventually.holds(() -> there.happened.contains("deleted"));
    assertEquals(List.of("turns ended", "deleted"), there.happened);
    assertTrue(there.local.sessions().find(SESSION).isEmpty());
  }

  @Test
  void aDeletionOfAnEarlierSessionLeavesTheOneThatWasBegunAnew() {
    var before = here.open(SESSION, ANNA).session().incarnation();
    here.cluster.sessions().delete(SESSION);
    var _ = there.open(SESSION, ANNA);

    here.cluster.sessionDeleted(SESSION, before);
    here.cluster.stopWanted(SESSION, ANNA, Optional.of(TURN));

    Eventually.holds(() -> there.happened.contains("stop " + TURN.value()));
    assertEquals(List.of("stop " + TURN.value()), there.happened);
    assertTrue(there.local.sessions().find(SESSION).isPresent());
  }

  @Test
  void withoutTheStoreANodeServesAloneAndSaysSo() {
    assertEquals(HealthStatus.UP, here.cluster.health().status());
    store.setOutOfReach(true);

    try (TurnPlace place = here.placed(TURN, SESSION, ANNA)) {
      assertEquals(List.of(), place.history(here.open(SESSION, ANNA)));
      assertEquals(
          Optional.of(Durability.MEMORY),
          CurrentSession.append(here.cluster.sessions(), SESSION, question()));
    }
    assertEquals(HealthStatus.DEGRADED, here.cluster.health().status());
  }

  /** Asks a question on this node, and says the beginning of an answer. */
  private void begin(TurnPlace place) {
    assertEquals(List.of(), place.history(here.open(SESSION, ANNA)));
    assertTrue(CurrentSession.append(here.cluster.sessions(), SESSION, question()).isPresent());
    log(new TurnEvent.Started(TURN.question(), ClientMessageId.NONE, Durability.SHARED));
    log(new TurnEvent.TextDelta("so far"));
  }

  private void answer() {
    var answer =
        new AssistantMessage(
            TURN.answer(),
            TURN.question(),
            "so far",
            Instant.EPOCH,
            MessageStatus.COMPLETE,
            List.of(),
            "so far");
    assertTrue(CurrentSession.append(here.cluster.sessions(), SESSION, answer).isPresent());
    log(new TurnEvent.Ended());
  }

  private static UserMessage question() {
    return new UserMessage(TURN.question(), ClientMessageId.NONE, "hello", Instant.EPOCH);
  }

  private void log(TurnEvent event) {
    var _ = here.cluster.log().append(SESSION, ANNA, TURN, event);
  }

  private List<TurnEvent> eventsBehind(long sequence) {
    List<TurnEvent> events = new ArrayList<>();
    String epoch = there.cluster.log().position(SESSION).epoch();
    there
        .cluster
        .log()
        .replay(
            SESSION,
            ANNA,
            new LogPosition(epoch, sequence),
            held -> held.orElseThrow().forEach(event -> events.add(event.event())));
    return events;
  }
}
