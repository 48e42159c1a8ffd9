package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConnectionTest {

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final List<String> texts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 125, 126, 60_000})
  void textsGoBothWays(int length) throws Exception {
    String text = "x".repeat(length) + "é漢😀";
    try (var server = TestWebSocketServer.start(0, this::echo);
        var connection = open(server.url(), "s-1", "secret")) {
      connection.sendText(text);
      while (texts.isEmpty()) {
        assertTrue(connection.read(this::collect));
      }
      assertEquals(List.of(text), texts);
      String head = received.take();
      assertTrue(head.startsWith("GET /ws/s-1 HTTP/1.1"), head);
      assertTrue(head.contains("Authorization: Bearer secret"), head);
    }
  }

  @Test
  void aPingIsAnsweredAndACloseEndsTheReading() throws Exception {
    try (var server = TestWebSocketServer.start(0, this::echo);
        var connection = open(server.url(), "s-1", "")) {
      connection.sendText("ping and close");
      while (connection.read(this::collect)) {
        assertTrue(texts.isEmpty());
      }
      assertEquals(4_408, connection.closeCode());
      assertFalse(received.take().contains("Authorization"));
      assertEquals("opcode 10", received.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void aRefusedUpgradeSaysItsStatus() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(listener));
      var url = URI.create("ws://127.0.0.1:" + listener.getLocalPort());
      var refused = assertThrows(HandshakeException.class, () -> open(url, "s", ""));
      assertEquals(403, refused.status());
    }
  }

  private void echo(TestPeer peer, String text) {
    switch (text) {
      case "" -> received.add(peer.head());
      case "ping and close" -> {
        peer.sendRaw(TestPeer.frame(ClientFrame.PING, new byte[] {1, 2}));
        peer.close(4_408);
      }
      case "opcode 10" -> received.add(text);
      default -> peer.send(text);
    }
  }

  private void collect(byte[] bytes, int from, int to, long nanos) {
    texts.add(new String(bytes, from, to - from, UTF_8));
  }

  private static ClientConnection open(URI url, String session, String token) throws IOException {
    return ClientConnection.open(url, session, token, 64, Duration.ofSeconds(5));
  }

  private static void refuse(ServerSocket listener) {
    try (var socket = listener.accept()) {
      socket.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(UTF_8));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the test sees it
    }
  }
}
