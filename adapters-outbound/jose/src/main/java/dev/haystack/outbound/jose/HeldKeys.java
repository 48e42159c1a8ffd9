package dev.haystack.outbound.jose;

import java.time.Instant;

/**
 * Keys that are in use, since then, and what was found with exactly these keys: when they change,
 * nothing is left of that.
 */
record HeldKeys(KeySet set, Instant since, VerdictCache verdicts) {

  HeldKeys(KeySet set, Instant since) {
    this(set, since, new VerdictCache());
  }
}
