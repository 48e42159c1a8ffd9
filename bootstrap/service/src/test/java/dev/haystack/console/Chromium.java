package dev.haystack.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String MISSING =
      """
      No browser was found. The console's tests need Chromium or Chrome, by one of three ways:
        Debian, Ubuntu: apt-get install chromium
        elsewhere:      set CHROMIUM to the program's path
        without root:   Node.js 20 or newer with npm on the PATH; one is fetched once, then, into
                        ~/.cache/haystack-test
      Or leave them out with -Dbrowser=off; the list of scenarios then says that they were not run.\
      """;

  private Chromium() {}

  /** Its program; without one the test fails, and says what to do. */
  static Path program() {
    return Optional.ofNullable(System.getenv("CHROMIUM"))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .or(() -> NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst())
        .or(
            () ->
                onPath("node").filter(_ -> onPath("npm").isPresent()).map(FetchedChromium::program))
        .orElseThrow(() -> new AssertionError(MISSING));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A folder of the build for what people may look at. */
  static Path pictures() {
    try {
      return Files.createDirectories(Path.of("target", "console").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
