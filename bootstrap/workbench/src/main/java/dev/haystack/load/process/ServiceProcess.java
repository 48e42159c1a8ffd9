package dev.haystack.load.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own on a free loopback port. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration READY_MAX = Duration.ofSeconds(60);
  private static final int POLL_MILLIS = 10;
  private static final int OUTPUT_CHARS_MAX = 4_000;

  private final Process process;
  private final int port;
  private final Path output;
  private final Duration readyAfter;

  private ServiceProcess(Process process, int port, Path output, Duration readyAfter) {
    this.process = process;
    this.port = port;
    this.output = output;
    this.readyAfter = readyAfter;
  }

  /** Starts the command with the environment and a port, and waits until it says it is ready. */
  public static ServiceProcess start(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    int port = freePort();
    Path output = Files.createTempFile("haystack-load-", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    // nobody else balances it
    builder.environment().put("DRAIN_SECONDS", "0");
    builder.environment().putAll(environment);
    builder.environment().put("HOST", "127.0.0.1");
    builder.environment().put("PORT", Integer.toString(port));
    long startNanos = System.nanoTime();
    Process process = builder.start();
    try {
      awaitReady(process, port, startNanos + READY_MAX.toNanos());
      var readyAfter = Duration.ofNanos(System.nanoTime() - startNanos);
      return new ServiceProcess(process, port, output, readyAfter);
    } catch (IOException e) {
      ChildProcess.end(process);
      String said = Files.readString(output);
      Files.delete(output);
      String end = said.substring(Math.max(0, said.length() - OUTPUT_CHARS_MAX));
      throw new IOException(e.getMessage() + "\n" + end, e);
    } catch (InterruptedException e) {
      ChildProcess.end(process);
      throw e;
    }
  }

  /** Where its WebSocket is. */
  public URI url() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** How long it took from its start until it was ready. */
  public Duration readyAfter() {
    return readyAfter;
  }

  /** Asks it to end, and waits so long for its exit code; empty if it has not ended by then. */
  public OptionalInt end(Duration atMost) throws InterruptedException {
    process.destroy();
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  @Override
  public void close() throws IOException {
    ChildProcess.end(process);
    Files.deleteIfExists(output);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitReady(Process process, int port, long deadlineNanos)
      throws IOException, InterruptedException {
    var question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      while (!ready(client, question)) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IOException("the service ended with " + process.exitValue());
        }
        if (System.nanoTime() > deadlineNanos) {
          throw new IOException("the service was not ready within " + READY_MAX.toSeconds() + " s");
        }
      }
    }
  }

  private static boolean ready(HttpClient client, HttpRequest question)
      throws InterruptedException {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
