package dev.haystack.examples;

import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** A program that runs the service, as a process on a free port. */
final class ForeignService implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready on http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path output;

  private ForeignService(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a jar with nothing but these settings, and waits until it serves. */
  static ForeignService start(Path jar, Map<String, String> settings) throws IOException {
    Path output = jar.resolveSibling("service.log");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LOG_FORMAT", "text");
    builder.environment().putAll(settings);
    builder.environment().put("PORT", "0");
    builder.environment().put("DRAIN_SECONDS", "0");
    var service = new ForeignService(builder.start(), output);
    Eventually.holds(() -> READY.matcher(service.said()).find() || !service.process.isAlive());
    return service;
  }

  /** What it printed. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    var ready = READY.matcher(said());
    if (!ready.find()) {
      throw new AssertionError("the service does not serve:\n" + said());
    }
    return Integer.parseInt(ready.group(1));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
