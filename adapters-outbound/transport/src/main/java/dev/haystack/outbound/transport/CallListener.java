package dev.haystack.outbound.transport;

import java.time.Duration;

/** Hears of each call when the head of its answer is there, or is known not to come. */
@FunctionalInterface
public interface CallListener {

  /** Hears nothing. */
  CallListener NONE = (_, _) -> {};

  /**
   * A call has its answer; must neither block nor throw.
   *
   * @param status zero if there is none
   */
  void answered(int status, Duration untilHead);
}
