package dev.haystack.port.identity;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import java.util.Set;

/**
 * The right to act for one caller, for as long as somebody keeps bringing good tokens.
 *
 * <p>It is asked before each single request in the caller's name, and what it gives is used for
 * that request alone. Safe for use by many threads.
 */
public interface CallerLease {

  /**
   * The caller with a token that is good now: at once, or after waiting for a newer one.
   *
   * @throws CredentialEnded if there is none; from then on, that is always so
   */
  Principal current() throws InterruptedException;

  /** Whoever brings the tokens, it is always this user. */
  UserId user();

  /** The profile that all is done under, which each token must cover. */
  ProfileId profile();

  /** The assistants that the user might talk to when this began. */
  Set<PersonaType> personas();

  /** The practice has just refused this token, so that it is to be judged anew. */
  void refused(Principal by);

  /** By one token, which counts as good whatever the time. */
  static CallerLease of(Principal principal) {
    return new FixedLease(principal);
  }
}
