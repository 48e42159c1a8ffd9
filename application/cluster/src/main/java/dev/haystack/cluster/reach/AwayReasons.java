package dev.haystack.cluster.reach;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Why the shared store is away: each reason is said once while it is, since the first is often only
 * how the trouble began. Safe for use by many threads.
 */
final class AwayReasons {

  /** A connection that a fresh process is still making is no trouble yet. */
  static final int LOOKS_AT_START = 10;

  static final int REASONS_MAX = 5;

  private final Consumer<String> words;
  private final Set<String> said = new HashSet<>();
  private int unsaid = LOOKS_AT_START;
  private String newest = "not reached yet";

  /** With what says a reason. */
  AwayReasons(Consumer<String> words) {
    this.words = words;
  }

  /** A call found the store away, which had been in reach. */
  synchronized void lost(String reason) {
    unsaid = 0;
    said.clear();
    say(reason);
  }

  /** A look found it away still. */
  synchronized void stillAway(String reason) {
    if (unsaid > 0) {
      unsaid--;
      newest = reason;
    } else {
      say(reason);
    }
  }

  private void say(String reason) {
    newest = reason;
    if (said.size() < REASONS_MAX && said.add(reason)) {
      words.accept(reason);
    }
  }

  synchronized String newest() {
    return newest;
  }
}
