package dev.haystack.cluster.line;

import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends turns whose nodes are gone: what was streamed is kept as a failed answer, and the log says
 * so. It may be repeated.
 */
public final class RecoverTurn {

  private static final Journal JOURNAL = Journal.of(RecoverTurn.class);

  private final SessionStore sessions;
  private final LocalEventLog held;
  private final TieredEventLog log;
  private final EventLog told;
  private final InstantSource clock;

  /**
   * Over what all nodes share.
   *
   * @param held what this node holds of the log
   * @param told the same log, by which is said what becomes of the turns
   */
  public RecoverTurn(
      SessionStore sessions,
      LocalEventLog held,
      TieredEventLog log,
      EventLog told,
      InstantSource clock) {
    this.sessions = sessions;
    this.held = held;
    this.log = log;
    this.told = told;
    this.clock = clock;
  }

  /**
   * Ends all turns of the session that have no end; for one who has the session's place among all
   * nodes, so that none of them can be running, and whose log has caught up.
   */
  void recover(SessionId session) {
    var _ = sessions.copy(session).map(this::recover);
  }

  /**
   * Does that for one who has just read the session.
   *
   * @return all messages of the session as they are then
   */
  List<Message> recover(SessionCopy read) {
    Session session = read.session();
    List<Message> messages = read.messages();
    Map<MessageId, AssistantMessage> answers = new HashMap<>();
    Optional<UserMessage> last = Optional.empty();
    for (Message message : messages) {
      switch (message) {
        case AssistantMessage answer -> answers.put(answer.inReplyTo(), answer);
        case UserMessage question -> last = Optional.of(question);
      }
    }
    List<UserMessage> lost =
        messages.stream()
            .filter(UserMessage.class::isInstance)
            .map(UserMessage.class::cast)
            .filter(question -> !answers.containsKey(question.id()))
            .toList();
    for (UserMessage question : lost) {
      JOURNAL.tell(JournalEvent.TURN_LOST, Detail.session(session.id()));
      end(session, question, Optional.empty());
    }
    // the node may have gone between the answer and the last event
    last.filter(question -> answers.containsKey(question.id()))
        .ifPresent(
            question -> end(session, question, Optional.ofNullable(answers.get(question.id()))));
    return lost.isEmpty() ? messages : sessions.messages(session.id());
  }

  private void end(Session opened, UserMessage question, Optional<AssistantMessage> answer) {
    SessionId session = opened.id();
    var turn = new TurnId(question.id().value());
    if (answer.isPresent() && isOver(session, turn)) {
      return;
    }
    List<LoggedEvent> logged = held.eventsOf(session, turn);
    boolean told =
        logged.isEmpty() ? answer.isPresent() : logged.getLast().event() instanceof TurnEvent.Ended;
    if (told && answer.isPresent()) {
      return;
    }
    List<TurnEvent> events = logged.stream().map(LoggedEvent::event).toList();
    String said = text(events);
    AssistantMessage kept = answer.orElseGet(() -> keep(opened, turn, question, said));
    if (told) {
      return;
    }
    this.told.claim(session, opened.owner());
    log.branch(session);
    if (events.isEmpty()) {
      log(opened, turn, started(question));
    }
    if (events.stream().noneMatch(RecoverTurn::isOutcome)) {
      tell(opened, turn, question, kept, said);
    }
    log(opened, turn, new TurnEvent.Ended());
  }

  /** As it mostly is, and found out without looking at every event. */
  private boolean isOver(SessionId session, TurnId turn) {
    return held.newest(session)
        .filter(newest -> newest.turn().equals(turn))
        .filter(newest -> newest.event() instanceof TurnEvent.Ended)
        .isPresent();
  }

  private AssistantMessage keep(Session session, TurnId turn, UserMessage question, String said) {
    var answer =
        new AssistantMessage(
            turn.answer(),
            question.id(),
            said,
            clock.instant(),
            MessageStatus.FAILED,
            List.of(),
            said);
    // if it is there already, somebody else has kept it
    var _ = sessions.append(session.id(), session.incarnation(), answer);
    return answer;
  }

  private void tell(
      Session opened, TurnId turn, UserMessage question, AssistantMessage kept, String said) {
    if (kept.content().length() > said.length() && kept.content().startsWith(said)) {
      log(opened, turn, new TurnEvent.TextDelta(kept.content().substring(said.length())));
    }
    log(
        opened,
        turn,
        switch (kept.status()) {
          case COMPLETE -> completed(kept, TurnEnd.STOP);
          case STOPPED -> completed(kept, TurnEnd.STOPPED);
          case FAILED -> new TurnEvent.Failed(ErrorCode.TURN_LOST, 0, question.clientMessageId());
        });
  }

  private static TurnEvent completed(AssistantMessage answer, TurnEnd end) {
    return new TurnEvent.Completed(answer.id(), end, Usage.NONE, "");
  }

  private static TurnEvent started(UserMessage question) {
    return new TurnEvent.Started(question.id(), question.clientMessageId(), Durability.SHARED);
  }

  private static boolean isOutcome(TurnEvent event) {
    return event instanceof TurnEvent.Completed || event instanceof TurnEvent.Failed;
  }

  private static String text(List<TurnEvent> events) {
    var text = new StringBuilder();
    for (TurnEvent event : events) {
      if (event instanceof TurnEvent.TextDelta(String content)) {
        text.append(content);
      }
    }
    return text.toString();
  }

  private void log(Session opened, TurnId turn, TurnEvent event) {
    var _ = told.append(opened.id(), opened.owner(), turn, event);
  }
}
