package dev.haystack.outbound.model;

import dev.haystack.domain.model.Patience;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;

/** One inference as an adapter asks for it, over all its attempts; used by one thread. */
public interface StreamedRequest {

  /** How long may be waited, as the inference's request says it. */
  default Patience patience() {
    return Patience.FULL;
  }

  /** What the next attempt sends. */
  Post post();

  /** An empty answer for the next attempt. */
  StreamedAnswer answer(TextReceiver receiver);

  /**
   * What an answer that is no success means.
   *
   * @param body its first bytes, none if they could not be read
   * @param advised how long the server says that one should wait, zero if it does not
   */
  AttemptException failure(int status, byte[] body, Duration advised);

  /**
   * Whether the next attempt will ask for less, because the failure said that the server refuses
   * some of what was asked: then it is made at once and counts as the first. Each time there must
   * be less left to ask for.
   */
  default boolean asksLess(AttemptException failure) {
    return false;
  }
}
