package dev.haystack.inbound.http;

import dev.haystack.application.identity.CallerLeases;
import dev.haystack.application.session.FollowSession;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.ChatContent;
import java.time.Duration;
import java.util.function.Supplier;

/** One user message and its answer, whole or as a stream of events. */
record ChatRoute(
    CallerLeases leases, RunTurn turns, FollowSession following, Supplier<String> ids) {

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
    if (ChatContent.isTooLarge(message)) {
      throw new Refusal(Problem.of(ErrorCode.MESSAGE_TOO_LARGE));
    }
    SessionId session = named.orElseGet(() -> new SessionId(ids.get()));
    Principal caller = call.caller(session, body);
    if (!following.mayFollow(session, caller.user())) {
      throw Refusal.notFound();
    }
    var request =
        new TurnRequest(
            session, leases.alone(session, caller), persona, message, messageId(messageId, call));
    return call.wantsEvents() ? ChatStream.start(turns, following, request) : whole(request);
  }

  private Answer whole(TurnRequest request) throws InterruptedException {
    return answer(request.session(), AwaitedTurn.outcome(turns, following, request));
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
      case TurnOutcome.Failed(_, var code, var retryAfter) -> throw refused(code, retryAfter);
      case TurnOutcome.Refused refused -> throw new Refusal(Problem.of(refused));
      // it is waited for until it is one of the others
      case TurnOutcome.Repeated _ -> throw refused(ErrorCode.TURN_LOST, Duration.ZERO);
    };
  }

  private static Refusal refused(ErrorCode code, Duration retryAfter) {
    return new Refusal(Problem.of(code, retryAfter));
  }
}
