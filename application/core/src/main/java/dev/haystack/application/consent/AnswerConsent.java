package dev.haystack.application.consent;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.turn.OtherNodes;

/** Takes a user's answer to where it is waited for, on whichever node. */
public final class AnswerConsent {

  private final Consents consents;
  private final OtherNodes others;

  /** With what tells the other nodes. */
  public AnswerConsent(Consents consents, OtherNodes others) {
    this.consents = consents;
    this.others = others;
  }

  /** Nothing happens if that names no question, one that is settled, or another user's. */
  public void answer(SessionId session, UserId user, String actionId, boolean isGranted) {
    if (ConsentQuestion.isName(actionId) && !consents.answer(session, user, actionId, isGranted)) {
      others.consentAnswered(session, user, actionId, isGranted);
    }
  }
}
