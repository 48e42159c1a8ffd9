package dev.haystack.outbound.redisson.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the program; it ends with this virtual machine at the latest. */
final class RedisProcess {

  private static final int SECONDS_MAX = 20;

  private final Process process;
  private final Thread endsWithUs;
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private RedisProcess(Process process) {
    this.process = process;
    this.endsWithUs = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(endsWithUs);
    Thread.ofVirtual().start(this::readOutput);
  }

  static RedisProcess start(Path directory, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(RedisExecutable.path().toString());
    command.addAll(options);
    try {
      return new RedisProcess(
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOutput() {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (lines.size() < 200) {
          lines.add(line);
        }
        if (line.contains("Server initialized")) {
          listening.complete(null);
        }
        if (line.contains("Ready to accept connections")) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    var ended = new IllegalStateException(String.join("\n", lines));
    listening.completeExceptionally(ended);
    ready.completeExceptionally(ended);
  }

  void awaitReady() {
    await(ready);
  }

  /** Until it listens, though it may still load its data. */
  void awaitListening() {
    await(listening);
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as a power cut would: without a word. */
  void kill() {
    process.destroyForcibly();
    await(process.onExit());
    Runtime.getRuntime().removeShutdownHook(endsWithUs);
  }

  /** Stops it where it stands. */
  void stop() {
    signal("-STOP");
    while (process.isAlive() && !output("ps", "-o", "state=", "-p", "" + pid()).startsWith("T")) {
      Thread.onSpinWait();
    }
  }

  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    output("kill", signal, "" + pid());
  }

  private static String output(String... command) {
    try {
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader reader = started.inputReader()) {
        return reader.readAllAsString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CompletableFuture<?> event) {
    try {
      var _ = event.get(SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
