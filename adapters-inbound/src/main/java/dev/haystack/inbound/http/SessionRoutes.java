package dev.haystack.inbound.http;

import dev.haystack.application.cost.NotNow;
import dev.haystack.application.session.DeleteSession;
import dev.haystack.application.session.OpenSession;
import dev.haystack.application.session.OpenedSession;
import dev.haystack.application.session.ReadSession;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.function.Supplier;

/** Sessions: to open, to read and to delete. */
record SessionRoutes(
    Callers callers,
    OpenSession opening,
    ReadSession reading,
    DeleteSession deletion,
    Supplier<String> ids) {

  private static final int MESSAGES_MAX = 200;
  private static final int MESSAGES_DEFAULT = 50;
  private static final int CONTEXT_BYTES_MAX = 64 << 10;

  List<Route> all() {
    return List.of(
        Route.of("POST", "/sessions", this::open),
        Route.of("GET", "/sessions/{id}", this::show),
        Route.of("DELETE", "/sessions/{id}", this::delete),
        Route.of("GET", "/sessions/{id}/messages", this::messages),
        Route.of("GET", "/sessions/{id}/state", this::state));
  }

  private Answer open(Call call) {
    var id = new SessionId(ids.get());
    var body = call.body();
    var fields = new Fields(body);
    var persona = fields.persona();
    var context = fields.object("context", CONTEXT_BYTES_MAX);
    fields.check();
    return switch (opening.open(id, callers.in(id, call, body), persona, context)) {
      case OpenedSession.Open(var session) -> Answer.of(201, Renderings.opened(session));
      case OpenedSession.Anothers() -> throw Callers.notFound();
      case OpenedSession.Refused(NotNow(var code, var retryAfter)) ->
          throw new Refusal(Problem.of(code, retryAfter));
    };
  }

  private Answer show(Call call) {
    SessionId id = Callers.session(call);
    return reading
        .find(id, user(id, call))
        .map(session -> Answer.ok(Renderings.session(session)))
        .orElseThrow(Callers::notFound);
  }

  private Answer messages(Call call) {
    SessionId id = Callers.session(call);
    UserId user = user(id, call);
    return reading
        .messages(id, user, limit(call), call.query("before").map(MessageId::new))
        .map(page -> Answer.ok(Renderings.page(page)))
        .orElseThrow(Callers::notFound);
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
    SessionId id = Callers.session(call);
    return reading
        .state(id, user(id, call))
        .map(state -> Answer.ok(Renderings.state(state)))
        .orElseThrow(Callers::notFound);
  }

  private Answer delete(Call call) {
    SessionId id = Callers.session(call);
    if (!deletion.delete(id, user(id, call))) {
      throw Callers.notFound();
    }
    return Answer.nothing();
  }

  private UserId user(SessionId id, Call call) {
    return callers.in(id, call).user();
  }
}
