package dev.haystack.domain.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long whoever asks is ready to wait for an inference; a model's own limits hold besides.
 *
 * @param until when it must be over
 * @param attemptsMax how often a model's server may be asked
 * @param adviceMax the longest wait that a server may advise before it is asked again
 */
public record Patience(Instant until, int attemptsMax, Duration adviceMax) {

  /** As long as the model's own limits are. */
  public static final Patience FULL = until(Instant.MAX);

  /** As long as the model's own limits are, but not beyond that moment. */
  public static Patience until(Instant until) {
    return new Patience(until, Integer.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE));
  }
}
