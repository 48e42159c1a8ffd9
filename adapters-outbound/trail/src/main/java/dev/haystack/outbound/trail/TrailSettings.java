package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.TrailKey;
import java.nio.file.Path;

/**
 * Where the trail lies and how it is kept.
 *
 * @param rotateBytes from which size on the next line begins a new file
 * @param mode what becomes of that which cannot be told of
 * @param node the name of this process in the lines
 */
public record TrailSettings(Path file, TrailKey key, Mode mode, long rotateBytes, String node) {

  /** What becomes of that which cannot be told of. */
  public enum Mode {
    /** It is not done. */
    FAIL_CLOSED,
    /** It is done all the same, and counted. */
    BEST_EFFORT
  }
}
