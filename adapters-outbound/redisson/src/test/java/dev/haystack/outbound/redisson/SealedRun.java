package dev.haystack.outbound.redisson;

import static dev.haystack.kit.Examples.WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.kit.Examples;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.ReadPlace;
import dev.haystack.port.shared.SessionOffer;
import dev.haystack.port.shared.SharedSession;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiWrite;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a user does in a session, with a value of every kind. */
record SealedRun(SessionId session, UserId user) {

  /** What everything that somebody said contains, and who said it. */
  static final String CANARY = "canary";

  private static final Duration LIFE = Duration.ofHours(1);
  private static final String EPOCH = "epoch";

  static SealedRun of(String name) {
    return new SealedRun(
        new SessionId("session-" + name),
        new UserId("https://" + CANARY + ".example", CANARY + "-user"));
  }

  Incarnation incarnation() {
    return new Incarnation("incarnation of " + session.value());
  }

  private String line() {
    return "line of " + session.value();
  }

  /** Writes all of it. */
  void writeTo(RedissonStore store, Instant now) {
    var _ = write(store, 7);
    var state =
        new UiState(
            JsonObject.EMPTY.with("page", CANARY + " page"),
            1,
            new Stamp(WHEN, 1),
            Optional.of(user));
    assertInstanceOf(
        SharedUiWrite.Written.class, store.uiStates().write(session, line(), 0, state));
    var _ = store.log().look(List.of(new LogLook(session, new LogPosition("", 0), EPOCH, 1, true)));
    say(store, 0);
    say(store, 1);
    bury(store, now, "3");
    bury(store, now, "4");
    put(store, "1");
    put(store, "2");
  }

  private void bury(RedissonStore store, Instant now, String id) {
    put(store, id);
    var outbox = store.violations();
    // those of other runs wait, too
    outbox.claim(now, 100, Duration.ofMillis(1)).stream()
        .filter(claim -> claim.record().id().equals(id(id)))
        .forEach(claim -> outbox.bury(claim, CANARY + " reason"));
  }

  private void put(RedissonStore store, String id) {
    assertEquals(ViolationOutbox.Placement.PLACED, store.violations().put(record(id)));
  }

  private String id(String number) {
    return number + " of " + session.value();
  }

  private OutboxRecord record(String id) {
    return new OutboxRecord(id(id), WHEN, JsonObject.EMPTY.with("text", CANARY + " report"));
  }

  /** Makes the session with two messages, or adds them. */
  SharedSession write(RedissonStore store, long version) {
    var made =
        new Session(
            session,
            incarnation(),
            user,
            Optional.of(new ProfileId(CANARY + "-profile")),
            PersonaType.WEB_ASSISTANT,
            WHEN,
            WHEN,
            2,
            JsonObject.EMPTY.with("name", CANARY + " context"));
    var copy = new SessionCopy(made, messages(), LIFE);
    return store
        .sessions()
        .exchange(session, new SessionOffer.Whole(copy, version), ReadPlace.START)
        .orElseThrow();
  }

  /** Its values in Redis, by their kinds. */
  List<List<SealedValue>> values(RedisServer redis) {
    String of = SessionKeys.of(session, "session");
    String page = SessionKeys.of(session, "ui");
    return List.of(
        List.of(SealedValue.ofHash(redis, of, "who")),
        List.of(SealedValue.ofHash(redis, of, "context")),
        List.of(SealedValue.ofMessage(redis, session, 0), SealedValue.ofMessage(redis, session, 1)),
        List.of(SealedValue.ofHash(redis, page, "fields"), SealedValue.ofHash(redis, page, "who")),
        List.of(SealedValue.ofEvent(redis, session, 0), SealedValue.ofEvent(redis, session, 1)),
        List.of(
            SealedValue.ofHash(redis, OutboxValues.key("records"), id("1")),
            SealedValue.ofHash(redis, OutboxValues.key("records"), id("2"))),
        List.of(
            SealedValue.ofHash(redis, OutboxValues.key("buried-records"), id("3")),
            SealedValue.ofHash(redis, OutboxValues.key("buried-records"), id("4"))));
  }

  /** The same names in every session, so that the session alone tells them apart. */
  List<Message> messages() {
    UserMessage question =
        new UserMessage(new MessageId("m1"), new ClientMessageId("c1"), CANARY + " question", WHEN);
    return List.of(question, Examples.answer("m2", question));
  }

  /** Adds one event behind those that are there. */
  void say(RedissonStore store, long there) {
    var event = new TurnEvent.TextDelta(CANARY + " answer " + there);
    LogEntry entry = new LoggedEvent(there + 1, new TurnId("turn"), event);
    var batch = new LogBatch(session, new LogPosition(EPOCH, there), 1, List.of(entry));
    LogView view = store.log().append(List.of(batch)).getFirst().orElseThrow();
    assertEquals(there + 1, view.position().lastSequence());
  }

  Optional<SharedSession> read(RedissonStore store) {
    return store.sessions().exchange(session, new SessionOffer.Nothing(), ReadPlace.START);
  }

  SharedUiLook look(RedissonStore store) {
    return store.uiStates().look(session, "", 0);
  }

  List<LoggedEvent> events(RedissonStore store) {
    return store
        .log()
        .look(List.of(new LogLook(session, new LogPosition("", 0), "", 0, false)))
        .getFirst()
        .orElseThrow()
        .events();
  }

  /** Everything that it wrote is there. */
  void assertIsReadBy(RedissonStore store) {
    SharedSession there = read(store).orElseThrow();
    assertEquals(messages(), there.messages());
    assertEquals(user, there.session().owner());
    assertEquals(Optional.of(new ProfileId(CANARY + "-profile")), there.session().profile());
    assertEquals(CANARY + " context", there.session().context().string("name").orElse(""));
    UiState state = assertInstanceOf(SharedUiLook.Other.class, look(store)).there().state();
    assertEquals(Optional.of(user), state.owner());
    assertEquals(CANARY + " page", state.fields().string("page").orElse(""));
    assertTrue(events(store).size() >= 2);
  }
}
