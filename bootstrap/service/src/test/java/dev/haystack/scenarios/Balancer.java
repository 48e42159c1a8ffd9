package dev.haystack.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to nodes that say they are ready, one after the other. */
final class Balancer implements AutoCloseable {

  private static final int PROBE_MILLIS = 200;
  private static final Duration PROBE_MAX = Duration.ofSeconds(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ServerSocket listener;
  private final List<RollingNode> nodes = new CopyOnWriteArrayList<>();
  private final List<RollingNode> ready = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();

  Balancer() throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    var _ = Thread.startVirtualThread(this::accept);
    var _ = probes.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
  }

  void add(RollingNode node) {
    nodes.add(node);
  }

  void remove(RollingNode node) {
    nodes.remove(node);
  }

  boolean sendsTo(RollingNode node) {
    return ready.contains(node);
  }

  /** How many connections a node did not take. */
  int refused() {
    return refused.get();
  }

  URI socket(String session) {
    return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/ws/" + session);
  }

  private void probe() {
    ready.removeIf(node -> !nodes.contains(node));
    for (RollingNode node : nodes) {
      if (!isReady(node)) {
        ready.remove(node);
      } else if (!ready.contains(node)) {
        ready.add(node);
      }
    }
  }

  private static boolean isReady(RollingNode node) {
    URI ready = URI.create("http://127.0.0.1:" + node.port() + "/health/ready");
    var question = HttpRequest.newBuilder(ready).timeout(PROBE_MAX).build();
    try {
      return HTTP.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        var _ = Thread.startVirtualThread(() -> connect(client));
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  private void connect(Socket client) {
    List<RollingNode> now = List.copyOf(ready);
    try {
      RollingNode node = now.get(passed.getAndIncrement() % now.size());
      var service = new Socket(InetAddress.getLoopbackAddress(), node.port());
      var _ = Thread.startVirtualThread(() -> pass(client, service));
      pass(service, client);
    } catch (IOException | ArithmeticException _) {
      refused.incrementAndGet();
      close(client);
    }
  }

  private void pass(Socket one, Socket other) {
    open.add(one);
    try (one;
        other;
        InputStream from = one.getInputStream()) {
      long _ = from.transferTo(other.getOutputStream());
    } catch (IOException _) {
      // the other half has ended
    } finally {
      open.remove(one);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed
    }
  }

  @Override
  public void close() throws IOException {
    probes.shutdownNow();
    listener.close();
    open.forEach(Balancer::close);
  }
}
