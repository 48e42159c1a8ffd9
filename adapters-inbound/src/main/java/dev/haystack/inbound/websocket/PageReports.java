package dev.haystack.inbound.websocket;

import dev.haystack.application.identity.Identification;
import dev.haystack.application.session.UiStateReply;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.inbound.limit.HeldMemory;
import java.util.Optional;

/**
 * Passes on what the page tells about itself, or holds it until it is known who tells and they have
 * bound the session.
 */
final class PageReports implements AutoCloseable {

  private final SessionId session;
  private final UpdateUiState updateUiState;
  private final HeldUpdates held;
  private long version;

  PageReports(SessionId session, UpdateUiState updateUiState, HeldMemory memory) {
    this.held = new HeldUpdates(memory);
    this.session = session;
    this.updateUiState = updateUiState;
  }

  /**
   * Answers one update.
   *
   * @param anonymous whether no token was given, so that the owner may still turn out to speak
   * @param named the profile that is named with it or was before
   */
  UiStateReply report(
      UiStateUpdate update, int characters, Identification by, boolean anonymous, ProfileId named) {
    UiStateReply reply =
        switch (by) {
          case Identification.Unknown(var code, _) ->
              code == ErrorCode.FORBIDDEN
                  ? new UiStateReply.Refused(UiStateReply.Reason.FORBIDDEN, version)
                  : held.hold(update, named, characters);
          case Identification.Known(var principal) -> {
            if (!anonymous) {
              held.tellerIs(principal.user());
            }
            Optional<UiStateReply> applied =
                updateUiState
                    .update(session, principal.user(), named, update)
                    .filter(answer -> !(anonymous && isForbidden(answer)));
            yield applied.orElseGet(() -> held.hold(update, named, characters));
          }
        };
    version = reply.version();
    return reply;
  }

  /** Refuses an update that cannot be put in order. */
  UiStateReply undated() {
    return new UiStateReply.Refused(UiStateReply.Reason.INVALID, version);
  }

  /** It is known now whose page it is. */
  void tellerIs(UserId user) {
    held.tellerIs(user);
  }

  /** Passes on what was held, if the user owns the session by now. */
  void release(UserId user) {
    for (var next = held.oldest(); next.isPresent(); next = held.oldest()) {
      HeldUpdates.Held oldest = next.get();
      Optional<UiStateReply> applied =
          updateUiState.update(session, user, oldest.named(), oldest.update());
      if (applied.filter(reply -> !isForbidden(reply)).isEmpty()) {
        return;
      }
      passedOn(applied.get());
    }
  }

  /** Passes on what was held, for the user binds the session now. */
  void releaseOnBinding(UserId user) {
    for (var next = held.oldest(); next.isPresent(); next = held.oldest()) {
      HeldUpdates.Held oldest = next.get();
      passedOn(updateUiState.updateOnBinding(session, user, oldest.named(), oldest.update()));
    }
  }

  /** Whether anything is held. */
  boolean isHolding() {
    return held.oldest().isPresent();
  }

  /** Forgets what is held. */
  @Override
  public void close() {
    held.close();
  }

  private void passedOn(UiStateReply reply) {
    held.removeOldest();
    version = reply.version();
  }

  private static boolean isForbidden(UiStateReply reply) {
    return reply instanceof UiStateReply.Refused(var reason, _)
        && reason == UiStateReply.Reason.FORBIDDEN;
  }
}
