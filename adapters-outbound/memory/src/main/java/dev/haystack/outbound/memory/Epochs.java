package dev.haystack.outbound.memory;

import java.util.function.Supplier;

/**
 * The epoch of logs that begin now.
 *
 * <p>Logs that begin at about the same time share one, which keeps nothing for sessions that are
 * not there. It is replaced whenever a log that has it ends.
 */
final class Epochs {

  private final Supplier<String> ids;
  private volatile String current;

  Epochs(Supplier<String> ids) {
    this.ids = ids;
    this.current = ids.get();
  }

  String current() {
    return current;
  }

  /** The epoch of whatever follows a log of that epoch. */
  synchronized String after(String ended) {
    if (current.equals(ended)) {
      current = ids.get();
    }
    return current;
  }
}
