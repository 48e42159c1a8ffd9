package dev.haystack.port.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Records that wait to be delivered, each until it is delivered or buried.
 *
 * <p>Who delivers a record claims it first. A claim that is neither settled nor given back within
 * its lease is free again, so a record may be delivered more than once and its receiver has to know
 * it by its id. Every call is atomic, may block as long as the store's own time limit, and may be
 * repeated. Safe for use by many threads and, where the store is shared, by many nodes.
 */
public interface ViolationOutbox {

  /** Takes a record, due at once, unless its id waits, is buried or was settled not long ago. */
  Placement put(OutboxRecord record);

  /** Claims records that nobody holds and that are due by that time, those due longest first. */
  List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease);

  /** The record is delivered and leaves the outbox, whoever holds it now. */
  void settle(OutboxClaim claim);

  /**
   * Gives a claimed record back, one more attempt counted, due at that time; nothing if the claim
   * is no longer held.
   */
  void putBack(OutboxClaim claim, Instant due);

  /** Buries a record, with the content that the claim brings, if the claim is still held. */
  void bury(OutboxClaim claim, String reason);

  /** How many there are. */
  OutboxCounts counts();

  /** The newest buried records, newest first. */
  List<BuriedRecord> buried(int limit);

  /** What became of a record that was put. */
  enum Placement {
    PLACED,
    KNOWN,
    FULL
  }
}
