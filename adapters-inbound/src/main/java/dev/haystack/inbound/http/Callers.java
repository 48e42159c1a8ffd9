package dev.haystack.inbound.http;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;

/** Finds out who makes a call. */
record Callers(IdentifyCaller identification) {

  /** The caller in that session, or the end of the call. */
  Principal in(SessionId session, Call call, JsonObject body) {
    var known =
        identification.identify(call.token(), call.profile(body), java.util.Optional.of(session));
    return switch (known) {
      case Identification.Known(var principal) -> principal;
      case Identification.Unknown(var code, var retryAfter) ->
          throw new Refusal(Problem.of(code, retryAfter));
    };
  }

  /** The caller in the session that the path names; a name that cannot be one is unknown. */
  Principal in(SessionId session, Call call) {
    return in(session, call, JsonObject.EMPTY);
  }

  static SessionId session(Call call) {
    String id = call.pathValue("id");
    if (!SessionId.isValid(id)) {
      throw notFound();
    }
    return new SessionId(id);
  }

  static Refusal notFound() {
    return new Refusal(Problem.of(ErrorCode.SESSION_NOT_FOUND));
  }
}
