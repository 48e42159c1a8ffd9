package dev.haystack.bootstrap;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which build of the service this is, as it was packaged.
 *
 * @param commit short; empty where it was built from no repository
 * @param time what the build says of itself, not when it ran, so that two are equal
 */
record Build(String version, String commit, String time) {

  private static final String FILE = "/META-INF/haystack.properties";
  private static final int DATE_CHARS = "2026-01-31".length();

  /** The one that this program is. */
  static Build packaged() {
    var input =
        Optional.ofNullable(Build.class.getResourceAsStream(FILE))
            .orElseThrow(() -> new IllegalStateException("not packaged: " + FILE));
    var properties = new Properties();
    try (var reader = new InputStreamReader(input, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("version", ""),
        properties.getProperty("commit", ""),
        properties.getProperty("time", ""));
  }

  /** The version of Java that runs it. */
  static String java() {
    return Runtime.version().version().stream()
        .map(String::valueOf)
        .collect(Collectors.joining("."));
  }

  /** As in {@code haystack 1.4.0 (3f2a91c, 2026-11-28) Java 25.0.3}. */
  String shown() {
    String date = time.substring(0, Math.min(DATE_CHARS, time.length()));
    String from =
        Stream.of(commit, date).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    return "haystack " + version + (from.isEmpty() ? "" : " (" + from + ")") + " Java " + java();
  }
}
