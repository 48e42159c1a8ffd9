package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.TurnDialect;
import dev.haystack.port.trail.AuditEvent;
import java.util.function.Supplier;

/** One user message and its answer, whole or as a stream of events. */
record ChatRoute(CallerLeases leases, TurnDoor door, Supplier<String> ids) {

  Route route() {
    return Route.of("POST", "/chat", this::chat).telling(AuditEvent.SESSION_WRITE);
  }

  private Answer chat(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    String message = fields.text("message");
    var persona = fields.persona();
    var named = fields.session();
    String messageId = fields.messageId("client_message_id", call);
    fields.check();
    Refusal.ifTooLarge(message);
    SessionId session = named.orElseGet(() -> new SessionId(ids.get()));
    Principal caller = door.enter(call, session, body);
    var request =
        new TurnRequest(
                session,
                leases.alone(session, caller),
                persona,
                message,
                new ClientMessageId(messageId.isEmpty() ? ids.get() : messageId))
            .from(call.trail().origin())
            .partOf(call.span());
    if (call.accepts(EventAnswer.MEDIA_TYPE)) {
      var dialect = TurnDialect.sessionEvents(session);
      return Answer.stream(TurnStream.start(door, request, dialect, call::onGone));
    }
    return answer(request, AwaitedTurn.outcome(door, request, call));
  }

  private static Answer answer(TurnRequest asked, TurnOutcome outcome) throws InterruptedException {
    return switch (outcome) {
      case TurnOutcome.Answered answered -> {
        Refusal.ifEnded(asked.caller());
        yield Answer.ok(ChatAnswer.render(asked.session(), answered));
      }
      case TurnOutcome.Failed _, TurnOutcome.Refused _, TurnOutcome.Repeated _ ->
          throw new Refusal(Problem.ofNoAnswer(outcome));
    };
  }
}
