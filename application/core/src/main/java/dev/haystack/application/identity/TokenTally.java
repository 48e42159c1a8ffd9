package dev.haystack.application.identity;

import static java.util.Objects.requireNonNull;

import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often tokens were found not to be good, and why; counted and read by any thread. */
public final class TokenTally {

  private final Map<Rejection, LongAdder> rejected = new EnumMap<>(Rejection.class);
  private final LongAdder expired = new LongAdder();
  private final LongAdder unavailable = new LongAdder();

  TokenTally() {
    for (Rejection reason : Rejection.values()) {
      rejected.put(reason, new LongAdder());
    }
  }

  void count(Verdict verdict) {
    switch (verdict) {
      case Verdict.Verified _ -> {}
      case Verdict.Expired() -> expired.increment();
      case Verdict.Rejected(var reason) -> requireNonNull(rejected.get(reason)).increment();
      case Verdict.Unavailable _ -> unavailable.increment();
    }
  }

  public long rejected(Rejection reason) {
    return requireNonNull(rejected.get(reason)).sum();
  }

  public long expired() {
    return expired.sum();
  }

  /** How often nobody could tell. */
  public long unavailable() {
    return unavailable.sum();
  }
}
