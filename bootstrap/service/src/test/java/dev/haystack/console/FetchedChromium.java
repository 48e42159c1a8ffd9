package dev.haystack.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.webclient.NodeProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A browser for machines on which none is installed and none can be: from a package of npm, kept in
 * the user's cache.
 */
final class FetchedChromium {

  private static final Path PROJECT = Path.of("src", "test", "browser");
  private static final String UNPACKING = "unpack.js";
  private static final long MINUTES_MAX = 2;

  private FetchedChromium() {}

  /** Its program, which is fetched and unpacked if that was not done before. */
  static Path program(Path node) {
    try {
      Path packages = NodeProject.fetched(PROJECT, "chromium");
      Path unpacking = packages.resolve(UNPACKING);
      if (!Files.exists(unpacking)) {
        Files.copy(PROJECT.resolve(UNPACKING), unpacking);
      }
      return unpacked(node, packages);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Path unpacked(Path node, Path packages) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(node.toString(), UNPACKING)
            .directory(packages.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // it unpacks beside what is temporary
    builder.environment().put("TMPDIR", packages.toString());
    builder.environment().remove("NODE_OPTIONS");
    Process process = builder.start();
    try (var said = process.getInputStream()) {
      String path = new String(said.readAllBytes(), UTF_8).strip();
      if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError("the fetched browser could not be unpacked: " + path);
      }
      return Path.of(path);
    }
  }
}
