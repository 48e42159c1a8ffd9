package dev.haystack.inbound.http;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;

/** One user message and its answer, whole or as a stream of events. */
record ChatRoute(Callers callers, RunTurn turns, FollowSession following, Supplier<String> ids) {

  Route route() {
    return Route.of("POST", "/chat", this::chat);
  }

  private Answer chat(Call call) throws InterruptedException {
    var body = call.body();
    var fields = new Fields(body);
    String message = fields.text("message");
    var persona = fields.persona();
    var named = fields.session();
    fields.check();
    SessionId session = named.orElseGet(() -> new SessionId(ids.get()));
    Principal caller = callers.in(session, call, body);
    if (!following.mayFollow(session, caller.user())) {
      throw Callers.notFound();
    }
    var request =
        new TurnRequest(session, () -> caller, persona, message, new ClientMessageId(ids.get()));
    return call.wantsEvents() ? ChatStream.start(turns, following, request) : whole(request);
  }

  private Answer whole(TurnRequest request) throws InterruptedException {
    var end = new ArrayBlockingQueue<Optional<TurnOutcome>>(1);
    try (var _ = following.follow(request.session(), new Silent())) {
      TurnTask.start(turns, request, _ -> {}, end::add);
      return end.take()
          .map(outcome -> answer(request.session(), outcome))
          .orElseThrow(() -> refused(ErrorCode.INTERNAL, Duration.ZERO));
    }
  }

  private static Answer answer(SessionId session, TurnOutcome outcome) {
    return switch (outcome) {
      case TurnOutcome.Answered answered -> Answer.ok(ChatAnswer.render(session, answered));
      case TurnOutcome.Failed(_, var code, var retryAfter) -> throw refused(code, retryAfter);
      case TurnOutcome.Refused(var code, var retryAfter) -> throw refused(code, retryAfter);
      // the message's own id is new: it was given up while it waited
      case TurnOutcome.Repeated _ -> throw refused(ErrorCode.TURN_LOST, Duration.ZERO);
    };
  }

  private static Refusal refused(ErrorCode code, Duration retryAfter) {
    return new Refusal(Problem.of(code, retryAfter));
  }

  /** Waits for the outcome alone. */
  private record Silent() implements SessionFollower {
    @Override
    public void onEvent(LoggedEvent event) {}

    @Override
    public void onDeleted() {}

    @Override
    public void onReset() {}
  }
}
