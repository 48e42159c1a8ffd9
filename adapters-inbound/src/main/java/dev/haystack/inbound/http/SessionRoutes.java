package dev.haystack.inbound.http;

import dev.haystack.application.consent.AnswerConsent;
import dev.haystack.application.cost.NotNow;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.OpenedSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.trail.AuditEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sessions: to open, to read, to act in and to delete. */
record SessionRoutes(
    OpenSession opening,
    ReadSession reading,
    DeleteSession deletion,
    StopTurn stopping,
    AnswerConsent answering,
    Supplier<String> ids) {

  private static final Journal JOURNAL = Journal.of(SessionRoutes.class);
  private static final int ID_CHARACTERS_MAX = 256;
  private static final int DETAIL_CHARACTERS_MAX = 4_096;
  private static final int MESSAGES_MAX = 200;
  private static final int MESSAGES_DEFAULT = 50;
  private static final int CONTEXT_BYTES_MAX = 64 << 10;

  List<Route> all() {
    return List.of(
        Route.of("POST", "/sessions", this::open).telling(AuditEvent.SESSION_OPEN),
        Route.of("GET", "/sessions/{id}", this::show).telling(AuditEvent.SESSION_READ),
        Route.of("DELETE", "/sessions/{id}", this::delete).telling(AuditEvent.SESSION_DELETE),
        Route.of("GET", "/sessions/{id}/messages", this::messages).telling(AuditEvent.SESSION_READ),
        Route.of("GET", "/sessions/{id}/state", this::state).telling(AuditEvent.SESSION_READ),
        Route.of("POST", "/sessions/{id}/stop", this::stop).telling(AuditEvent.SESSION_WRITE),
        Route.of("POST", "/sessions/{id}/ui-action-results", this::actionDone)
            .telling(AuditEvent.SESSION_WRITE));
  }

  private Answer open(Call call) {
    var id = new SessionId(ids.get());
    var body = call.body();
    var fields = new Fields(body);
    var persona = fields.persona();
    var context = fields.object("context", CONTEXT_BYTES_MAX);
    fields.check();
    return switch (opening.open(id, call.caller(id, body), persona, context)) {
      case OpenedSession.Open(var session) -> opened(call, session);
      case OpenedSession.Anothers() -> throw Refusal.notFound();
      case OpenedSession.OtherRole() ->
          throw new Refusal(
              Problem.of(ErrorCode.FORBIDDEN).saying("This assistant is not for your role."));
      case OpenedSession.Refused(NotNow(var code, var retryAfter)) ->
          throw new Refusal(Problem.of(code, retryAfter));
    };
  }

  /** What cannot be told of does not stay. */
  private Answer opened(Call call, Session session) {
    try {
      call.trail().allowed();
    } catch (Refusal untold) {
      boolean _ = deletion.delete(session.id(), session.owner());
      throw untold;
    }
    return Answer.of(201, Renderings.opened(session));
  }

  private Answer show(Call call) {
    CallerThere there = callerThere(call);
    return reading
        .find(there.session(), there.user())
        .map(session -> Answer.ok(Renderings.session(session)))
        .orElseThrow(Refusal::notFound);
  }

  private Answer messages(Call call) {
    int limit = limit(call);
    CallerThere there = callerThere(call);
    return reading
        .messages(there.session(), there.user(), limit, call.query("before").map(MessageId::new))
        .map(page -> Answer.ok(Renderings.page(page)))
        .orElseThrow(Refusal::notFound);
  }

  private static int limit(Call call) {
    return call.query("limit").map(SessionRoutes::limit).orElse(MESSAGES_DEFAULT);
  }

  private static int limit(String text) {
    // four digits are more than enough and can always be parsed
    int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MESSAGES_MAX) {
      throw Refusal.of("/limit", "must be a whole number from 1 to " + MESSAGES_MAX);
    }
    return limit;
  }

  private Answer state(Call call) {
    CallerThere there = callerThere(call);
    return reading
        .state(there.session(), there.user())
        .map(state -> Answer.ok(Renderings.state(state)))
        .orElseThrow(Refusal::notFound);
  }

  private Answer stop(Call call) {
    var body = call.body();
    var fields = new Fields(body);
    String turn = fields.anyText("turn_id", ID_CHARACTERS_MAX);
    fields.check();
    CallerThere there = callerThere(call, body);
    admit(there);
    call.trail().allowed();
    stopping.stop(
        there.session(),
        there.user(),
        Optional.of(turn).filter(name -> !name.isEmpty()).map(TurnId::new));
    return Answer.nothing();
  }

  /** A question's answer is waited for, as on a socket; all else is noted in the log alone. */
  private Answer actionDone(Call call) {
    var body = call.body();
    var fields = new Fields(body);
    String action = fields.text("action_id", ID_CHARACTERS_MAX);
    boolean success = fields.truth("success");
    var _ = fields.anyText("detail", DETAIL_CHARACTERS_MAX);
    fields.check();
    CallerThere there = callerThere(call, body);
    admit(there);
    call.trail().allowed();
    JOURNAL.tell(JournalEvent.ACTION_DONE, Detail.outcome(success ? "done" : "failed"));
    answering.answer(there.session(), there.user(), action, success);
    return Answer.nothing();
  }

  private void admit(CallerThere there) {
    if (reading.find(there.session(), there.user()).isEmpty()) {
      throw Refusal.notFound();
    }
  }

  private Answer delete(Call call) {
    CallerThere there = callerThere(call);
    admit(there);
    call.trail().allowed();
    if (!deletion.delete(there.session(), there.user())) {
      throw Refusal.notFound();
    }
    return Answer.nothing();
  }

  /** A caller in the session that the path names. */
  private record CallerThere(SessionId session, UserId user) {}

  private static CallerThere callerThere(Call call) {
    return callerThere(call, JsonObject.EMPTY);
  }

  private static CallerThere callerThere(Call call, JsonObject body) {
    SessionId session = call.session(body);
    return new CallerThere(session, call.caller(session, body).user());
  }
}
