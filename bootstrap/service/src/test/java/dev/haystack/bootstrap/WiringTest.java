package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.http.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WiringTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void withoutAnySettingTheDemoAnswersWithTools() throws Exception {
    try (var service = start()) {
      var response = post(service, "/chat", "{\"message\":\"Find all clients named John\"}");

      assertEquals(200, response.statusCode());
      assertTrue(response.body().contains("John Smith"), response.body());
      assertTrue(response.body().contains("\"name\":\"search_clients\""), response.body());
    }
  }

  @Test
  void healthIsHonestAboutTheDemo() throws Exception {
    try (var service = start()) {
      String health =
          client.send(request(service, "/health").build(), BodyHandlers.ofString()).body();

      assertTrue(health.contains("demo model: rules, no language model"), health);
      assertTrue(health.contains("demo practice: made-up clients"), health);
    }
  }

  @Test
  void anOpenSocketOutlivesTheLimitsOfRequests() throws Exception {
    var frames = new LinkedBlockingQueue<String>();
    try (var service = start(Map.of("PORT", "0", "HTTP_HEADER_SECONDS", "0.1"))) {
      var socket = open(service, frames);
      assertTrue(next(frames).contains("connection_established"));
      for (int i = 0; i < 3; i++) {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
          assertEquals(-1, silent.getInputStream().read());
        }
      }

      var _ = socket.sendText("{\"type\":\"heartbeat\"}", true).join();

      assertTrue(next(frames).contains("heartbeat_ack"));
    }
  }

  @Test
  void aStopTellsTheSocketsAndAsksThemToComeBack() throws Exception {
    var frames = new LinkedBlockingQueue<String>();
    try (var service = start()) {
      var _ = open(service, frames);
      assertTrue(next(frames).contains("connection_established"));
    }

    assertTrue(next(frames).contains("going_away"));
    assertEquals("closed 1012", next(frames));
  }

  @Test
  void aStoppedServiceHasNoThreadsLeft() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (var service = start()) {
      var _ = post(service, "/chat", "{\"message\":\"hello\"}");
    }

    assertEquals(List.of(), threadsSince(before, "scheduler", "connection-watch"));
  }

  @Test
  void aServiceThatCannotStartLeavesNoThreads() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = Map.of("PORT", "" + taken.getLocalPort(), "HOST", "127.0.0.1");

      assertThrows(BindException.class, () -> start(settings));
    }

    assertEquals(
        List.of(), threadsSince(before, "scheduler", "connection-watch", "transport-timers"));
  }

  /** Other tests of this process may have services of their own. */
  private static List<Thread> threadsSince(Set<Thread> before, String... names)
      throws InterruptedException {
    List<Thread> alive = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && List.of(names).contains(thread.getName())) {
        thread.join(Duration.ofSeconds(10));
        if (thread.isAlive()) {
          alive.add(thread);
        }
      }
    }
    return alive;
  }

  private static Wiring start() {
    return start(Map.of("PORT", "0"));
  }

  private static Wiring start(Map<String, String> environment) {
    return Wiring.start(Settings.read(new SettingsReader(environment)), Clock.systemUTC());
  }

  private WebSocket open(Wiring service, BlockingQueue<String> frames) {
    var address = URI.create("ws://127.0.0.1:" + service.port() + "/ws/s");
    return client.newWebSocketBuilder().buildAsync(address, new Frames(frames)).join();
  }

  private HttpResponse<String> post(Wiring service, String path, String body) throws Exception {
    return client.send(
        request(service, path).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(Wiring service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  private static String next(BlockingQueue<String> frames) throws InterruptedException {
    return String.valueOf(frames.poll(10, TimeUnit.SECONDS));
  }

  private record Frames(BlockingQueue<String> frames) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      frames.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add("closed " + code);
      return null;
    }
  }
}
