package dev.haystack.load.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A helper process that says its port in the first line of its output; ends with this one. */
public final class ChildProcess implements AutoCloseable {

  private static final int START_SECONDS_MAX = 20;
  private static final int END_SECONDS_MAX = 5;

  private final Process process;
  private final int port;

  private ChildProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts the process and waits for its port; later lines go to the listener, on one thread. */
  public static ChildProcess start(List<String> command, Consumer<String> laterLines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var first = new CompletableFuture<String>();
    Thread.ofPlatform().daemon().name("child-output").start(() -> read(process, first, laterLines));
    try {
      String line = first.get(START_SECONDS_MAX, TimeUnit.SECONDS);
      return new ChildProcess(process, Integer.parseInt(line.strip()));
    } catch (ExecutionException | TimeoutException | NumberFormatException e) {
      process.destroyForcibly();
      throw new IOException("the process did not say its port: " + String.join(" ", command), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    end(process);
  }

  /** Ends a process by its id, kindly first. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void read(
      Process process, CompletableFuture<String> first, Consumer<String> laterLines) {
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!first.complete(line)) {
          laterLines.accept(line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // the process has ended
    }
    first.completeExceptionally(new IOException("it ended without a word"));
  }
}
