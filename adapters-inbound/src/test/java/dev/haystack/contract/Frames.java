package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.turn.Inspection;
import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.protocol.TextRun;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every frame that there is, with and without what may be left out. */
final class Frames {

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnId TURN = new TurnId("t");
  private static final MessageId MESSAGE = new MessageId("m");
  private static final ClientMessageId QUESTION = new ClientMessageId("q");

  private Frames() {}

  static List<String> all(String dialect) {
    var frames = new ArrayList<String>();
    Dialect speaking =
        switch (dialect) {
          case Dialect.INSPECT -> Dialect.inspect(SESSION);
          case Dialect.CLASSIC -> Dialect.classic(SESSION);
          default -> Dialect.standard(SESSION);
        };
    if (dialect.equals(Dialect.INSPECT)) {
      inspections().forEach(beneath -> speaking.notice(new Notice.Inspected(beneath), frames::add));
    }
    long sequence = 1;
    for (TurnEvent event : events()) {
      speaking.event(new LoggedEvent(sequence++, TURN, event), frames::add);
    }
    speaking.text(new TextRun(sequence, sequence + 1, TURN, "ab"), frames::add);
    notices().forEach(notice -> speaking.notice(notice, frames::add));
    return frames;
  }

  private static List<Inspection> inspections() {
    var usage = new Usage(1, 2, 3, true);
    var took = Duration.ofMillis(5);
    return List.of(
        new Inspection.RoundStarted(TURN, 1, "m", 100, List.of("n")),
        new Inspection.RoundCompleted(TURN, 1, FinishReason.STOP, Optional.of(took), took, usage),
        new Inspection.RoundCompleted(TURN, 2, FinishReason.STOP, Optional.empty(), took, usage),
        new Inspection.ToolAnswered("c", "{}", false));
  }

  private static List<TurnEvent> events() {
    var usage = new Usage(1, 2, 3, true);
    var events = new ArrayList<TurnEvent>();
    events.add(new TurnEvent.Started(MESSAGE, QUESTION, Durability.SHARED));
    events.add(new TurnEvent.Started(MESSAGE, ClientMessageId.NONE, Durability.MEMORY));
    events.add(new TurnEvent.TextDelta("a"));
    events.add(new TurnEvent.ToolStarted("c", "n", "N", JsonObject.EMPTY));
    events.add(new TurnEvent.ToolCompleted("c", "n", false, 1, ""));
    events.add(new TurnEvent.ToolCompleted("c", "n", true, 1, "it failed"));
    events.add(
        new TurnEvent.ActionsRequested(
            List.of(
                new UiAction("i", "open", "page", JsonObject.EMPTY),
                new UiAction("i", "open", "", JsonObject.EMPTY))));
    for (TurnEnd end : TurnEnd.values()) {
      events.add(new TurnEvent.Completed(MESSAGE, end, usage, "model"));
    }
    for (ErrorCode code : ErrorCode.values()) {
      events.add(new TurnEvent.Failed(code, 1, QUESTION));
      events.add(new TurnEvent.Failed(code, 0, ClientMessageId.NONE));
    }
    events.add(new TurnEvent.ContextCompacted(12, 70_000, 36_000));
    events.add(
        new TurnEvent.ConfirmationRequired(
            "consent-1",
            "call-1",
            "record_mood_entry",
            "Record Mood Entry",
            JsonObject.EMPTY.with("feeling", Json.of("good")),
            Instant.EPOCH));
    events.add(new TurnEvent.Ended());
    assertComplete(TurnEvent.class, events);
    return events;
  }

  private static List<Notice> notices() {
    var now = Instant.EPOCH;
    var second = Duration.ofSeconds(1);
    var notices = new ArrayList<Notice>();
    var position = new LogPosition("e", 0);
    notices.add(new Notice.ConnectionEstablished(now, position, second, 1, "t", "c"));
    notices.add(new Notice.ConnectionEstablished(now, position, second, 1, "", "c"));
    Stream.of(Json.of(1), Json.of("1"), JsonNull.NULL)
        .forEach(sequence -> notices.add(new Notice.HeartbeatAcknowledged(now, sequence)));
    notices.add(new Notice.UiStateAcknowledged(now, new UiStateReply.Accepted(1)));
    for (var reason : UiStateReply.Reason.values()) {
      notices.add(new Notice.UiStateAcknowledged(now, new UiStateReply.Refused(reason, 1)));
    }
    for (var reason : QueuePosition.Reason.values()) {
      notices.add(new Notice.TurnQueued(new QueuePosition(1, reason), QUESTION));
      notices.add(new Notice.TurnQueued(new QueuePosition(1, reason), ClientMessageId.NONE));
    }
    for (var state : TurnState.values()) {
      notices.add(new Notice.TurnKnown(new TurnStatus(TURN, MESSAGE, QUESTION, state)));
    }
    notices.add(new Notice.Unreadable("fault", "/pointer", QUESTION));
    notices.add(new Notice.Unreadable("fault", "", ClientMessageId.NONE));
    notices.add(new Notice.RateLimited(second, 7));
    notices.add(new Notice.Refused(ErrorCode.RATE_LIMITED, second, QUESTION));
    notices.add(new Notice.Resumed(1, 2));
    notices.add(new Notice.NotResumed(1, 2, "gone"));
    Stream.of(ErrorCode.AUTH_MISSING, ErrorCode.AUTH_EXPIRED, ErrorCode.AUTH_REJECTED)
        .forEach(reason -> notices.add(new Notice.AuthRequired(reason, second)));
    notices.add(new Notice.Degraded(true));
    notices.add(new Notice.GoingAway(second));
    var all = new ArrayList<>(notices);
    inspections().forEach(beneath -> all.add(new Notice.Inspected(beneath)));
    assertComplete(Notice.class, all);
    return notices;
  }

  private static void assertComplete(Class<?> sealed, List<?> examples) {
    assertEquals(
        Set.of(sealed.getPermittedSubclasses()),
        examples.stream().map(Object::getClass).collect(Collectors.toSet()));
  }
}
