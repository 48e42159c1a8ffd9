package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.process.JavaCommand;
import dev.haystack.load.process.ProcessUsage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service in a Java of its own, over the demo model and practice. */
public final class ServiceProgram implements AutoCloseable {

  private static final Map<String, String> DEMO =
      Map.of("CHAT_MODEL", "demo", "TOOL_BACKEND", "demo", "HOST", "127.0.0.1");

  private static final Pattern READY = Pattern.compile("ready on https?://\\S+:(\\d+)\\n");
  // several may start at once on a machine that has much to do
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final long PAUSE_NANOS = 5_000_000;

  private final Process process;
  private final Path output;
  private final int port;

  private ServiceProgram(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts it and waits until it answers. */
  public static ServiceProgram start(Path folder, List<String> before, List<String> options)
      throws IOException {
    return start(folder, before, options, Map.of());
  }

  /** The same with settings of its own. */
  public static ServiceProgram start(
      Path folder, List<String> before, List<String> options, Map<String, String> settings)
      throws IOException {
    Path output = folder.resolve("output");
    var command = new ArrayList<>(before);
    command.addAll(JavaCommand.of(options, "dev.haystack.bootstrap.Main", "serve"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).environment().putAll(DEMO);
    builder.environment().put("LOG_FORMAT", "text");
    builder.environment().put("DRAIN_SECONDS", "0");
    builder.environment().putAll(settings);
    // one that it chooses itself nobody else can take before it listens
    builder.environment().put("PORT", "0");
    Process process = builder.start();
    return new ServiceProgram(process, output, readyPort(process, output));
  }

  private static int readyPort(Process process, Path output) {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (true) {
      boolean isRunning = process.isAlive() && System.nanoTime() < end;
      Matcher ready = READY.matcher(Programs.text(output));
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
      if (!isRunning) {
        var _ = process.destroyForcibly();
        throw new AssertionError("it does not serve:\n" + Programs.text(output));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** A token that says who its bearer is; nobody has signed it. */
  public static String token(String subject) {
    String claims = JsonObject.EMPTY.with("sub", subject).text();
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".unsigned";
  }

  /** Where a path is. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public int port() {
    return port;
  }

  /** The status of health, if it is told within that time. */
  public int health(HttpClient client, Duration atMost) throws IOException, InterruptedException {
    var question = HttpRequest.newBuilder(uri("/health/live")).timeout(atMost).build();
    return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** All that it printed. */
  public String said() {
    return Programs.text(output);
  }

  /** The memory that it holds, as the kernel counts it. */
  public long residentBytes() throws IOException {
    return ProcessUsage.of(process.pid()).residentBytes();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, if it ends within that time. */
  public OptionalInt exitCode(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
