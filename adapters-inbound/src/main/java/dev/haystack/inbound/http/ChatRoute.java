package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnTerms;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.TurnDialect;
import java.util.function.Supplier;

/** One user message and its answer, whole or as a stream of events. */
record ChatRoute(CallerLeases leases, TurnDoor door, Supplier<String> ids) {

  private static final int MESSAGE_ID_LENGTH_MAX = 256;

  Route route() {
    return Route.of("POST", "/chat", this::chat);
  }

  private Answer chat(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    String message = fields.text("message");
    var persona = fields.persona();
    var named = fields.session();
    String messageId = fields.anyText("client_message_id", MESSAGE_ID_LENGTH_MAX);
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
            messageId(messageId, call),
            TurnTerms.STANDARD,
            call.span());
    if (call.accepts(EventAnswer.MEDIA_TYPE)) {
      var dialect = TurnDialect.sessionEvents(session);
      return Answer.stream(TurnStream.start(door, request, dialect, call::onGone));
    }
    return answer(session, AwaitedTurn.outcome(door, request, call));
  }

  /** The message's name in the body, or else in the header, or else one that nobody has used. */
  private ClientMessageId messageId(String named, Call call) {
    String id = named.isEmpty() ? call.idempotencyKey() : named;
    if (id.length() > MESSAGE_ID_LENGTH_MAX) {
      throw Refusal.of(
          "/client_message_id",
          "must not be longer than "
              + MESSAGE_ID_LENGTH_MAX
              + " characters, also as Idempotency-Key");
    }
    return new ClientMessageId(id.isEmpty() ? ids.get() : id);
  }

  private static Answer answer(SessionId session, TurnOutcome outcome) {
    return switch (outcome) {
      case TurnOutcome.Answered answered -> Answer.ok(ChatAnswer.render(session, answered));
      case TurnOutcome.Failed _, TurnOutcome.Refused _, TurnOutcome.Repeated _ ->
          throw new Refusal(Problem.ofNoAnswer(outcome));
    };
  }
}
