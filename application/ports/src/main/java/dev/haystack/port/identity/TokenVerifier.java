package dev.haystack.port.identity;

import dev.haystack.domain.identity.AccessToken;
import java.util.Optional;

/**
 * Tells whether a token is good, and whose it is.
 *
 * <p>{@link #verify} may block the calling (virtual) thread, at most for the verifier's own limit
 * of a few seconds; a verdict that is known already is given at once. Whatever the token's text is,
 * the answer is a verdict: nothing is thrown but for an interruption, which ends the waiting and
 * not the work that others wait for too. No token is good for longer than the verdict says, none is
 * kept or logged. An absent token is rejected. Safe for use by many threads.
 */
@FunctionalInterface
public interface TokenVerifier {

  /** The verdict on that token at this moment. */
  Verdict verify(AccessToken token) throws InterruptedException;

  /**
   * The same verdict, unless somebody else would have to be asked for it: then there is none, and
   * nobody is asked.
   */
  default Optional<Verdict> atHand(AccessToken token) throws InterruptedException {
    return Optional.of(verify(token));
  }

  /** The practice has just refused this token: what was said of it by asking others is old. */
  default void forget(AccessToken token) {}
}
