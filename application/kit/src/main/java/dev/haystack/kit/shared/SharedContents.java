package dev.haystack.kit.shared;

import dev.haystack.port.shared.SharedStore;
import java.time.Duration;
import java.time.Instant;

/**
 * The contents of one shared store, which two nodes see; what its contracts need of a technology.
 */
public interface SharedContents {

  /** How long the store is to keep a session that nobody uses. */
  Duration SESSION_TIMEOUT = Duration.ofHours(4);

  /** How long the store is to keep the state of a page that is silent. */
  Duration UI_STATE_TIME_TO_LIVE = Duration.ofHours(24);

  /** How many records the store's outbox is to take. */
  int VIOLATIONS_MAX = 100;

  /** One node's view, the same throughout a test. */
  SharedStore here();

  /** Another node's view, the same throughout a test. */
  SharedStore there();

  /** The time as the nodes see it. */
  Instant now();

  /**
   * Lets that much time pass for the nodes, and for everything that the store keeps for a while.
   */
  void advance(Duration time);

  /** Lets the store lose everything, as one does that comes back empty. */
  void empty();
}
