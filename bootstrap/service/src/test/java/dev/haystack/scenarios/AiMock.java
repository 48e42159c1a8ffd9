package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.fail;

import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of others' making that speaks the vendors' wires, in its strict mode: what no fixture
 * foresees fails. It is installed once and kept beside what is built.
 */
final class AiMock implements AutoCloseable {

  private static final String VERSION = "1.43.0";
  private static final long INSTALL_SECONDS_MAX = 120;
  private static final Pattern LISTENING =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final Path output;

  private AiMock(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it over a file of fixtures. */
  static AiMock start(Path fixtures) throws IOException, InterruptedException {
    Path output = Files.createTempFile("aimock", ".log");
    var builder =
        new ProcessBuilder(
                "node",
                installed().toString(),
                "--port",
                "0",
                "--fixtures",
                fixtures.toString(),
                "--strict",
                "--validate-on-load")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // a round that is not the foreseen one is no match
    builder.environment().put("AIMOCK_STRICT_TURN_INDEX", "1");
    var mock = new AiMock(run(builder), output);
    Eventually.holds(() -> LISTENING.matcher(mock.said()).find());
    return mock;
  }

  private static Path installed() throws IOException, InterruptedException {
    Path folder = Path.of("target", "aimock-" + VERSION).toAbsolutePath();
    Path program = folder.resolve("node_modules/@copilotkit/aimock/dist/cli.js");
    if (Files.exists(program)) {
      return program;
    }
    Files.createDirectories(folder);
    Path log = folder.resolve("install.log");
    Process install =
        run(
            new ProcessBuilder(
                    "npm",
                    "install",
                    "--prefix",
                    folder.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "@copilotkit/aimock@" + VERSION)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    if (!install.waitFor(INSTALL_SECONDS_MAX, TimeUnit.SECONDS)) {
      install.destroyForcibly();
    }
    if (!Files.exists(program)) {
      fail(
          "npm could not install @copilotkit/aimock "
              + VERSION
              + "; it needs a registry (npm config get registry): "
              + Files.readString(log));
    }
    return program;
  }

  private static Process run(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      return fail(
          "this test needs Node 20 or newer with npm on the PATH (https://nodejs.org, or a package"
              + " of the system: apt-get install nodejs npm)",
          e);
    }
  }

  String url() {
    Matcher listening = LISTENING.matcher(said());
    return listening.find() ? listening.group(1) : fail("it does not listen: " + said());
  }

  private String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it printed, to be shown where something fails. */
  List<String> lines() {
    return said().lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
