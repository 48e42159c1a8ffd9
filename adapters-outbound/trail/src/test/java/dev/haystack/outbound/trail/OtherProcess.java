package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.TrailKey;
import java.io.IOException;
import java.nio.file.Path;

/** A process that wants a trail's file for itself. */
final class OtherProcess {

  static final TrailKey KEY = TrailKey.parse("A".repeat(43) + "=").orElseThrow();

  /** It has got it. */
  static final int OPENED = 17;

  static final int REFUSED = 18;

  private OtherProcess() {}

  /** What became of that. */
  static int open(Path file) throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    return other.waitFor();
  }

  /** Opens that file. */
  public static void main(String[] args) {
    int end = REFUSED;
    try (var _ = TrailFile.open(Path.of(args[0]), KEY)) {
      end = OPENED;
    } catch (IOException _) {
      // as it should be, while somebody has it
    }
    System.exit(end);
  }
}
