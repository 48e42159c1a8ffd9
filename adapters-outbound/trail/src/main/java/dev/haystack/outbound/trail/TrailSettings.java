package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.TrailKey;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the trail lies and how it is kept.
 *
 * @param rotateBytes from which size on the next line begins a new file
 * @param mode what becomes of that which cannot be told of
 * @param node the name of this process in the lines
 */
public record TrailSettings(Path file, TrailKey key, Mode mode, long rotateBytes, String node) {

  /** How long a line may lie in the machine's memory. */
  static final Duration SYNC_AFTER = Duration.ofMillis(100);

  /** What becomes of that which cannot be told of. */
  public enum Mode {
    /** It is not done. */
    FAIL_CLOSED,
    /** It is done all the same, and counted. */
    BEST_EFFORT
  }
}
