package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.meter.Meter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminDoorTest {

  private volatile Optional<String> token = Optional.empty();

  @Test
  void whoWatchesAsksByAnyNameAndIsToldEverything() throws IOException {
    try (var service = RunningService.watchedApart(() -> token);
        var admin = open(service, new AdminSettings("0.0.0.0", 0))) {
      for (String host : new String[] {"10.1.2.3:9090", "haystack-0.haystack", "localhost"}) {
        assertTrue(ask(admin, "/metrics", host).endsWith("\r\n\r\nnumbers"));
        assertTrue(ask(admin, "/health", host).contains("\"dependencies\":[{\"name\":\"model\""));
        assertTrue(ask(admin, "/health/ready", host).startsWith("HTTP/1.1 200 "));
        assertTrue(ask(admin, "/health/live", host).startsWith("HTTP/1.1 200 "));
        assertTrue(ask(admin, "/info", host).contains("\"version\":\"1.2.3\""));
      }
    }
  }

  @Test
  void atALoopbackAddressOnlyItsNamesAreAnswered() throws IOException {
    try (var service = RunningService.watchedApart(() -> token);
        var admin = open(service)) {
      for (String path : new String[] {"/metrics", "/health", "/info"}) {
        assertTrue(ask(admin, path, "127.0.0.1:9090").startsWith("HTTP/1.1 200 "), path);
        String other = ask(admin, path, "evil.example:" + admin.port());
        assertTrue(other.startsWith("HTTP/1.1 421 "), other);
        assertTrue(other.contains("loopback name"), other);
      }
    }
  }

  @Test
  void nothingElseIsThereAndNobodyIsAskedForAToken() throws IOException {
    try (var service = RunningService.watchedApart(() -> token);
        var admin = open(service)) {
      for (String path : new String[] {"/", "/sessions", "/personas", "/openapi.yaml"}) {
        assertTrue(ask(admin, path, "localhost").startsWith("HTTP/1.1 404 "), path);
      }
    }
  }

  @Test
  void thePageOfAnotherSiteIsToldNothing() throws IOException {
    try (var service = RunningService.watchedApart(() -> token);
        var admin = open(service)) {
      String answer = ask(admin, "/metrics", "localhost\r\nOrigin: " + RunningService.PARTNER);

      assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    }
  }

  @Test
  void thePublicPortThenHasNoNumbersAndSaysOnlyHowItIs() {
    try (var service = RunningService.watchedApart(() -> token)) {
      assertEquals(404, service.get("/metrics").statusCode());
      assertEquals("{\"status\":\"up\"}", service.get("/health").body());
      assertEquals("{\"status\":\"up\"}", service.get("/health/ready").body());
      service.health = HealthStatus.DOWN;
      assertEquals(503, service.get("/health/ready").statusCode());
      assertEquals("{\"status\":\"down\"}", service.get("/health/ready").body());
    }
  }

  @Test
  void aTokenIsAskedForWhereThereIsOneAlsoLater() throws IOException {
    try (var service = RunningService.watchedApart(() -> token);
        var admin = open(service)) {
      assertTrue(ask(admin, "/metrics", "localhost").startsWith("HTTP/1.1 200 "));
      token = Optional.of("secret");

      assertTrue(ask(admin, "/metrics", "localhost").contains("\"code\":\"auth_missing\""));
      assertTrue(
          ask(admin, "/metrics", "localhost\r\nAuthorization: Bearer secreu")
              .contains("\"code\":\"auth_rejected\""));
      assertTrue(
          ask(admin, "/metrics", "localhost\r\nAuthorization: Bearer secret")
              .startsWith("HTTP/1.1 200 "));
    }
  }

  @Test
  void aPortInUseIsNamedByItsOwnSettings() {
    try (var service = RunningService.watchedApart(() -> token)) {
      var taken = new AdminSettings("127.0.0.1", service.port());

      var refused = assertThrows(BindException.class, () -> open(service, taken));

      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("set ADMIN_HOST and ADMIN_PORT to others"), message);
    }
  }

  private static AdminDoor open(RunningService service) {
    return open(service, new AdminSettings("127.0.0.1", 0));
  }

  private static AdminDoor open(RunningService service, AdminSettings settings) {
    return AdminDoor.open(
        settings,
        ServerSettings.at("127.0.0.1", 0),
        new AccessLog(AccessLog.Wanted.ERRORS, Meter.NONE),
        service.routes(),
        Clock.systemUTC());
  }

  private static String ask(AdminDoor admin, String path, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), admin.port())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
