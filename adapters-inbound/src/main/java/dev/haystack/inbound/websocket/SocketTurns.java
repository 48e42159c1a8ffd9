package dev.haystack.inbound.websocket;

import dev.haystack.application.turn.QueuedTurn;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the turns of one socket, in the order of its messages, each on a thread of its own. */
final class SocketTurns {

  static final String TYPE = "chat_message";

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final SessionId session;
  private final RunTurn runTurn;
  private final TurnTerms terms;
  private final Outbox outbox;
  private final int turnsMax;
  private final SocketTrail trail;
  private final SocketTrace trace;
  private final Optional<RequestId> connectedBy = RequestScope.current();
  private final AtomicInteger turns = new AtomicInteger();

  SocketTurns(SocketParts parts, TurnTerms terms, Outbox outbox, int turnsMax, SocketTrail trail) {
    this.trail = trail;
    this.session = parts.session();
    this.runTurn = parts.useCases().runTurn();
    this.terms = terms;
    this.outbox = outbox;
    this.turnsMax = turnsMax;
    this.trace = parts.trace();
  }

  void start(ClientMessage.Chat chat, CallerLease caller) {
    ClientMessageId id = chat.clientMessageId();
    if (turns.get() >= turnsMax) {
      trail.noTurn(TYPE, caller.user(), caller.profile(), ErrorCode.RATE_LIMITED);
      outbox.offer(new Notice.Refused(ErrorCode.RATE_LIMITED, RETRY, id));
      return;
    }
    var request =
        new TurnRequest(session, caller, PersonaType.WEB_ASSISTANT, chat.content(), id, terms)
            .from(trail.of(TYPE))
            .partOf(trace.of(chat));
    QueuedTurn turn =
        runTurn.queue(request, position -> outbox.offer(new Notice.TurnQueued(position, id)));
    turn.waiting().ifPresent(outbox::offer);
    turns.incrementAndGet();
    var _ = Thread.ofVirtual().name("turn").start(() -> runFor(turn, request));
  }

  /** The turns of a socket are caused by the request that opened it. */
  private void runFor(QueuedTurn turn, TurnRequest asked) {
    connectedBy.ifPresentOrElse(
        request -> RequestScope.run(request, () -> run(turn, asked)), () -> run(turn, asked));
  }

  private void run(QueuedTurn turn, TurnRequest asked) {
    try {
      tell(turn.run(), asked);
    } finally {
      turns.decrementAndGet();
    }
  }

  private void tell(TurnOutcome outcome, TurnRequest asked) {
    switch (outcome) {
      case TurnOutcome.Repeated(var status) -> outbox.offer(status);
      case TurnOutcome.Refused(var code, var retryAfter, var message) -> {
        trail.noTurn(TYPE, asked.caller().user(), asked.caller().profile(), code);
        outbox.offer(new Notice.Refused(code, retryAfter, asked.clientMessageId(), message));
      }
      // the session's log has told these
      case TurnOutcome.Answered _, TurnOutcome.Failed _ -> {}
    }
  }
}
