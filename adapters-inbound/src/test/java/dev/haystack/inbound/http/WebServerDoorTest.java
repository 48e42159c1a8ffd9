package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerDoorTest {

  private static final ServerSettings IMPATIENT =
      new ServerSettings(
          "127.0.0.1",
          0,
          64,
          3,
          8 << 20,
          4096,
          new ConnectionLimits(
              Duration.ofMillis(200),
              Duration.ofMillis(300),
              Duration.ofMillis(200),
              Duration.ofMillis(100)),
          Duration.ofSeconds(2),
          ClientAddress.OF_PEER,
          InboundLimits.DEFAULT);

  @Test
  void aPortInUseIsNamed() {
    try (var service = new RunningService()) {
      var taken = ServerSettings.at("127.0.0.1", service.port());

      var refused = assertThrows(BindException.class, () -> new RunningService(taken));

      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("127.0.0.1 port " + service.port()), message);
      assertTrue(message.contains("HOST and PORT"), message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /health HTT",
        "GET /health HTTP/1.1\r\nHost: localhost\r\n",
        "POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{",
        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void aConnectionThatKeepsStillIsCut(String sent) throws IOException {
    try (var service = new RunningService(IMPATIENT);
        var socket = connect(service)) {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));

      readToEnd(socket);

      Eventually.holds(() -> service.door().connections() == 0);
    }
  }

  @Test
  void aRequestThatIsWorkedOnIsNotCut() throws IOException {
    try (var service = new RunningService(IMPATIENT)) {
      var model = new CountDownLatch(1);
      service.model.thenWaits(model, "late");
      var answer =
          CompletableFuture.supplyAsync(() -> service.post("/chat", "{\"message\":\"hi\"}"));
      for (int i = 0; i < 4; i++) {
        try (var silent = connect(service)) {
          assertEquals("", readToEnd(silent));
        }
      }

      model.countDown();

      assertEquals(200, answer.join().statusCode());
    }
  }

  @Test
  void aConnectionOverTheLimitWaitsForAPlace() throws IOException {
    try (var service = new RunningService(IMPATIENT);
        var first = connect(service);
        var second = connect(service);
        var third = connect(service)) {
      Eventually.holds(() -> service.door().connections() == 3);
      try (var fourth = connect(service)) {
        fourth
            .getOutputStream()
            .write(
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
        String answer = readToEnd(fourth);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 200"), answer);
      }
      assertTrue(first.isConnected() && second.isConnected() && third.isConnected());
    }
  }

  @Test
  void theLastRequestOfAConnectionEndsIt() throws IOException {
    try (var service = new RunningService();
        var socket = connect(service)) {
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));

      assertTrue(readToEnd(socket).endsWith("{\"status\":\"up\"}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nA: "
      })
  void whatCannotBeReadIsAProblem(String start) throws IOException {
    try (var service = new RunningService(IMPATIENT);
        var socket = connect(service)) {
      String request = start.endsWith("A: ") ? start + "a".repeat(5000) + "\r\n\r\n" : start;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));

      String answer = readToEnd(socket);

      assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request"), answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("\"code\":\"message_invalid\""), answer);
    }
  }

  private static Socket connect(RunningService service) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static String readToEnd(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException e) {
      return "";
    }
  }
}
