package dev.haystack.application.health;

import dev.haystack.port.health.Dependency;
import java.time.Instant;

/** Something the service needs, and since when it has been seen to do as it does. */
public record Observed(Dependency dependency, Instant since) {

  /** What is seen now; as long as the status stays, so does the time of its beginning. */
  Observed next(Dependency seen, Instant now) {
    return new Observed(seen, seen.status() == dependency.status() ? since : now);
  }
}
