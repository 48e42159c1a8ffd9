package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiStateUpdate;

/** Passes on what the page tells about itself, or holds it until it is known who tells. */
final class PageReports {

  private final SessionId session;
  private final UpdateUiState updateUiState;
  private final HeldUpdates held = new HeldUpdates();
  private long version;

  PageReports(SessionId session, UpdateUiState updateUiState) {
    this.session = session;
    this.updateUiState = updateUiState;
  }

  /**
   * Answers one update.
   *
   * @param anonymous whether no token was given, so that the owner may still turn out to speak
   */
  UiStateReply report(UiStateUpdate update, int characters, Identification by, boolean anonymous) {
    UiStateReply reply =
        switch (by) {
          case Identification.Unknown(var code, _) ->
              code == ErrorCode.FORBIDDEN
                  ? new UiStateReply.Refused(UiStateReply.Reason.FORBIDDEN, version)
                  : held.hold(update, characters);
          case Identification.Known(var principal) -> {
            UiStateReply applied = updateUiState.update(session, principal.user(), update);
            yield anonymous && isForbidden(applied) ? held.hold(update, characters) : applied;
          }
        };
    version = reply.version();
    return reply;
  }

  /** Refuses an update that cannot be put in order. */
  UiStateReply undated() {
    return new UiStateReply.Refused(UiStateReply.Reason.INVALID, version);
  }

  /** Passes on what was held: it is known now who told it. */
  void release(UserId user) {
    for (UiStateUpdate update : held.release()) {
      version = updateUiState.update(session, user, update).version();
    }
  }

  private static boolean isForbidden(UiStateReply reply) {
    return reply instanceof UiStateReply.Refused(var reason, _)
        && reason == UiStateReply.Reason.FORBIDDEN;
  }
}
