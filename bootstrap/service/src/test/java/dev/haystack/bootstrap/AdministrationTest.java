package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.http.BindException;
import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AdministrationTest {

  private static final Map<String, String> OUTSIDE =
      Map.of(
          "PORT", "0",
          "HOST", "0.0.0.0",
          "PRODUCTION", "false",
          "AUTH_MODE", "upstream",
          "NESTJS_API_URL", "https://practice.example");

  @Test
  void whoWatchesIsAnsweredWhileTheServiceEnds() throws Exception {
    var client = HttpClient.newHttpClient();
    var ended = new CountDownLatch(1);
    var service = start(Map.of("PORT", "0", "ADMIN_PORT", "0", "DRAIN_SECONDS", "0"));
    int admin = service.adminPort().orElseThrow();
    // a connection that keeps the public listener waiting for its end
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      slow.getOutputStream()
          .write("POST /chat HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.US_ASCII));
      var end = CompletableFuture.runAsync(service::close).thenRun(ended::countDown);
      int port = service.port();
      Eventually.holds(() -> !isOpen(port));

      var health = ask(client, admin, "/health/ready");
      assertEquals(503, health.statusCode());
      assertTrue(health.body().contains("\"draining\":true"), health.body());
      assertTrue(ask(client, admin, "/metrics").body().contains("haystack_draining 1"));
      slow.shutdownOutput();
      end.join();
    }
    assertThrows(ConnectException.class, () -> ask(client, admin, "/health/ready"));
  }

  @Test
  void anAdminPortInUseLeavesNothingOpen() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = Map.of("PORT", "" + port, "ADMIN_PORT", "" + taken.getLocalPort());

      assertThrows(BindException.class, () -> start(settings));
    }
    assertFalse(isOpen(port));
  }

  @Test
  void aServiceThatOthersReachShowsNumbersForItsTokenAlone() throws Exception {
    var client = HttpClient.newHttpClient();
    var settings = new HashMap<>(OUTSIDE);
    try (var service = start(settings)) {
      assertEquals(401, ask(client, service.port(), "/metrics").statusCode());
      assertEquals(401, ask(client, service.port(), "/metrics", "x").statusCode());
    }
    settings.put("METRICS_TOKEN", "of-prometheus");
    try (var service = start(settings)) {
      assertEquals(401, ask(client, service.port(), "/metrics").statusCode());
      assertEquals(200, ask(client, service.port(), "/metrics", "of-prometheus").statusCode());
      assertTrue(ask(client, service.port(), "/health").body().contains("dependencies"));
    }
  }

  @Test
  void thatNobodyCanReadTheNumbersIsWarnedOf() {
    var settings = new HashMap<>(OUTSIDE);
    assertTrue(warnings(settings).contains("nobody can read /metrics"));
    settings.put("ADMIN_PORT", "0");
    assertFalse(warnings(settings).contains("nobody can read /metrics"));
  }

  private static String warnings(Map<String, String> settings) {
    return Settings.read(new SettingsReader(settings)).warnings().toString();
  }

  private static Wiring start(Map<String, String> settings) {
    return Wiring.start(Settings.read(new SettingsReader(settings)), Clock.systemUTC());
  }

  private static HttpResponse<String> ask(HttpClient client, int port, String path, String... token)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token.length > 0) {
      request.header("Authorization", "Bearer " + token[0]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
