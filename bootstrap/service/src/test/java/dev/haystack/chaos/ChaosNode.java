package dev.haystack.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A node as a process of its own, which is killed and started again on the same port. */
final class ChaosNode implements AutoCloseable {

  private final int port = freePort();
  private final Map<String, String> environment;
  private final List<String> command;
  private final File output;
  private Optional<Process> process = Optional.empty();

  ChaosNode(Path folder, int number, List<String> command, Map<String, String> environment) {
    this.command = command;
    this.environment = new HashMap<>(environment);
    this.environment.put("HOST", "127.0.0.1");
    this.environment.put("PORT", Integer.toString(port));
    this.output = folder.resolve("node-" + number + ".log").toFile();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where a node's socket of a session is. */
  static URI socket(URI node, String session) {
    return URI.create("ws://127.0.0.1:" + node.getPort() + "/ws/" + session);
  }

  /** What it printed, over all of its lives. */
  File output() {
    return output;
  }

  synchronized void start() throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
    builder.environment().putAll(environment);
    process = Optional.of(builder.start());
  }

  /** Ends it without a word, as a crash does. */
  synchronized void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly();
      var _ = process.get().waitFor(10, TimeUnit.SECONDS);
      process = Optional.empty();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    process.ifPresent(Process::destroyForcibly);
  }
}
