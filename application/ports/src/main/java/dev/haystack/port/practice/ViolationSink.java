package dev.haystack.port.practice;

import dev.haystack.domain.violation.Violation;

/**
 * Where violations are reported.
 *
 * <p>{@link #deliver} blocks the calling (virtual) thread, no longer than the sink's own time
 * limit, and makes one attempt. Delivering the same violation again has no further effect: its id
 * is the key. Interrupting ends it as {@link Delivery.Unreachable}. Safe for use by many threads.
 */
public interface ViolationSink {

  /** Makes one attempt to report the violation. */
  Delivery deliver(Violation violation);

  /** What became of an attempt. */
  sealed interface Delivery {

    /** The sink has it. */
    record Delivered() implements Delivery {}

    /** The sink will never take it as it is. */
    record Rejected(String reason) implements Delivery {}

    /** The sink may take it later. */
    record Unreachable(String reason) implements Delivery {}
  }
}
