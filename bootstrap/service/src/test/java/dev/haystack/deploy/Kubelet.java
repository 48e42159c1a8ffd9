package dev.haystack.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haystack.load.process.JavaCommand;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A stand-in for what runs a pod on its machine: starts the container's program with no environment
 * but its own, asks its probes as often as they say, and stops it by SIGTERM and, when the grace is
 * over, SIGKILL. Times of the manifest pass so many times faster.
 */
final class Kubelet implements AutoCloseable {

  private static final String OUTPUT = "output";

  private final PodSpec pod;
  private final Container container;
  private final Process process;
  private final Path folder;
  private final Map<String, String> environment;
  private final int faster;

  private Kubelet(
      PodSpec pod, Process process, Path folder, Map<String, String> environment, int faster) {
    this.pod = pod;
    this.container = pod.getContainers().getFirst();
    this.process = process;
    this.folder = folder;
    this.environment = environment;
    this.faster = faster;
  }

  /** Starts the pod's container with this environment. */
  static Kubelet runs(PodSpec pod, Map<String, String> environment, Path folder, int faster)
      throws IOException {
    var builder =
        new ProcessBuilder(JavaCommand.of(List.of(), "dev.haystack.bootstrap.Main", "serve"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(OUTPUT).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Kubelet(pod, builder.start(), folder, environment, faster);
  }

  /** Whether it has started before the startup probe has failed too often. */
  boolean isStarted() throws IOException, InterruptedException {
    Probe probe = container.getStartupProbe();
    for (int times = 0; times < probe.getFailureThreshold(); times++) {
      if (status(probe) == 200) {
        return true;
      }
      // starting takes what it takes
      if (process.waitFor(probe.getPeriodSeconds(), TimeUnit.SECONDS)) {
        return false;
      }
    }
    return false;
  }

  int liveness() throws IOException {
    return status(container.getLivenessProbe());
  }

  int readiness() throws IOException {
    return status(container.getReadinessProbe());
  }

  /** Asks the process to end. */
  void terminate() {
    process.destroy();
  }

  /** Its exit code, if it ends before it would be killed. */
  OptionalInt endsInItsGrace() throws InterruptedException {
    Duration grace = Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()).dividedBy(faster);
    return process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String said() throws IOException {
    return Files.readString(folder.resolve(OUTPUT));
  }

  /** The status that a probe is answered, 0 if it is not. */
  private int status(Probe probe) throws IOException {
    var asked = probe.getHttpGet();
    int millisMax = 1_000 * Optional.ofNullable(probe.getTimeoutSeconds()).orElse(1);
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port(asked)), millisMax);
      // a starved machine must not look like a service that is gone
      socket.setSoTimeout(5 * millisMax);
      var request = new StringBuilder("GET " + asked.getPath() + " HTTP/1.1\r\n");
      if (asked.getHttpHeaders().stream().noneMatch(header -> header.getName().equals("Host"))) {
        // it names the pod's address, which is the one that it asks
        request.append("Host: " + socket.getInetAddress().getHostAddress() + "\r\n");
      }
      asked
          .getHttpHeaders()
          .forEach(header -> request.append(header.getName() + ": " + header.getValue() + "\r\n"));
      socket
          .getOutputStream()
          .write(request.append("Connection: close\r\n\r\n").toString().getBytes(US_ASCII));
      var answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      return answer == null ? 0 : Integer.parseInt(answer.substring(9, 12));
    } catch (IOException e) {
      return 0;
    }
  }

  /** By the name that the container gives it. */
  private int port(HTTPGetAction asked) {
    String setting = asked.getPort().getStrVal().equals("admin") ? "ADMIN_PORT" : "PORT";
    return Integer.parseInt(environment.getOrDefault(setting, ""));
  }

  @Override
  public void close() {
    var _ = process.destroyForcibly();
  }
}
