package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.ServiceProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever sends much and ends nothing takes neither health nor a turn from the others, in a process
 * with little memory.
 */
@Tag("SE-11")
class HostileBytesTest {

  private static final int SENDERS = 90;
  private static final List<String> LITTLE = List.of("-Xmx256m");

  /** A turn alone takes some milliseconds; a machine that has more to do is given time. */
  private static final Duration TURN_MAX = Duration.ofSeconds(1);

  private static final int TIMES_CALM_MAX = 10;

  @TempDir private Path folder = Path.of("");

  private final List<Socket> senders = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (Socket sender : senders) {
      sender.close();
    }
  }

  @Test
  void unfinishedBodiesOfNobody() throws Exception {
    String head =
        "POST /sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n"
            + "{\"context\":{\"x\":[";
    neighboursAreServed(ascii(head), ascii("[],".repeat(2_500_000)));
  }

  @Test
  void unfinishedMessagesOfNobody() throws Exception {
    String handshake =
        """
        GET /ws/s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

        """
            .replace("\n", "\r\n");
    var frame = new ByteArrayOutputStream();
    // the first part of a text, masked with zeros
    frame.write(0x01);
    frame.write(0x80 | 127);
    frame.writeBytes(new byte[] {0, 0, 0, 0, 0, 0x3f, 0, 0});
    frame.writeBytes(new byte[4]);
    frame.writeBytes(ascii(" ".repeat(0x3f0000)));
    neighboursAreServed(ascii(handshake), frame.toByteArray());
  }

  private void neighboursAreServed(byte[] head, byte[] rest) throws Exception {
    try (var service = ServiceProgram.start(folder, List.of(), LITTLE);
        var client = HttpClient.newHttpClient();
        var sending = Executors.newVirtualThreadPerTaskExecutor()) {
      turn(service, client);
      Duration calm = turn(service, client);
      for (int i = 0; i < SENDERS; i++) {
        var sender = new Socket(InetAddress.getLoopbackAddress(), service.port());
        senders.add(sender);
        var _ = sending.submit(() -> send(sender, head, rest));
      }

      Duration slowest = Duration.ZERO;
      for (int i = 0; i < 20; i++) {
        assertEquals(200, service.health(client, Duration.ofSeconds(4)), service::said);
        Duration took = turn(service, client);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }

      Duration allowed = calm.multipliedBy(TIMES_CALM_MAX);
      Duration most = allowed.compareTo(TURN_MAX) > 0 ? allowed : TURN_MAX;
      System.out.println("a turn alone " + calm + ", beside " + SENDERS + " " + slowest);
      assertTrue(slowest.compareTo(most) <= 0, slowest + ", alone " + calm);
      assertTrue(service.isAlive(), service::said);
      end();
    }
  }

  private static void send(Socket sender, byte[] head, byte[] rest) {
    try {
      sender.getOutputStream().write(head);
      sender.getOutputStream().write(rest);
    } catch (IOException refused) {
      // as it should be
    }
  }

  private static Duration turn(ServiceProgram service, HttpClient client) throws Exception {
    var question =
        HttpRequest.newBuilder(service.uri("/chat"))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString("{\"message\":\"hello\"}"))
            .build();
    long begun = System.nanoTime();
    assertEquals(200, client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
