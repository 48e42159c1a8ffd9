package dev.haystack.inbound.http;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/**
 * What a door needs to have messages answered.
 *
 * @param stopsOnLeave whether who goes away stops the turn; else it runs on for a while
 */
record TurnDoor(RunTurn turns, FollowSession following, StopTurn stopping, boolean stopsOnLeave) {

  /** The caller of a session that is the caller's or nobody's yet; or the end of the call. */
  Principal enter(Call call, SessionId session, JsonObject body) {
    Principal caller = call.caller(session, body);
    if (!following.mayFollow(session, caller.user())) {
      throw Refusal.notFound();
    }
    call.trail().allowed();
    return caller;
  }

  /** Stops the request's own turn, if it began one. */
  void stop(TurnRequest request, Optional<TurnId> own) {
    if (own.isPresent()) {
      stopping.stop(request.session(), request.caller().user(), own);
    }
  }
}
