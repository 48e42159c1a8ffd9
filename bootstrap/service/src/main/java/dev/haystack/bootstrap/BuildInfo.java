package dev.haystack.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What was built, as the build has written it down, if it has. */
final class BuildInfo {

  private static final String PLACE = "/META-INF/haystack.properties";

  private BuildInfo() {}

  static Optional<Map<String, String>> read() {
    try (InputStream written = BuildInfo.class.getResourceAsStream(PLACE)) {
      if (written == null) {
        return Optional.empty();
      }
      var build = new Properties();
      build.load(written);
      return Optional.of(
          Map.of(
              "version", build.getProperty("version", ""),
              "commit", build.getProperty("commit", ""),
              "java", Runtime.version().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
