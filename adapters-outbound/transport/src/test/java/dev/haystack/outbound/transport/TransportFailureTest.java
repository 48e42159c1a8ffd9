package dev.haystack.outbound.transport;

import static dev.haystack.outbound.transport.Attempts.failure;
import static dev.haystack.outbound.transport.Calls.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportFailureTest {

  private static final Duration SHORT = Duration.ofMillis(150);

  private final HttpTransport transport =
      new HttpTransport(new TransportLimits(Duration.ofSeconds(2), 1, Duration.ofSeconds(20)));

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void aClosedPortIsNoConnection() throws Exception {
    int port;
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
    }

    URI uri = URI.create("http://127.0.0.1:" + port + "/");

    assertEquals(TransportFailure.CONNECT, failure(transport, Calls.post(uri)));
  }

  @Test
  void anUnknownHostIsNoConnection() {
    URI uri = URI.create("http://nowhere.invalid/");

    assertEquals(TransportFailure.CONNECT, failure(transport, Calls.post(uri)));
  }

  @Test
  void noFreePlaceIsNoConnection() {
    var limits = new TransportLimits(SHORT, 1, LONG);
    try (var narrow = new HttpTransport(limits);
        var server = new ScriptedServer(TransportFailureTest::streamAndStall);
        Exchange _ = narrow.exchange(Calls.get(server.uri("/")))) {
      assertEquals(TransportFailure.CONNECT, failure(narrow, Calls.get(server.uri("/"))));
    }
  }

  @Test
  void aSilentServerIsAFirstByteTimeout() {
    ScriptedServer.Script silent =
        peer -> {
          peer.request();
          peer.awaitClose();
        };

    assertFailure(TransportFailure.FIRST_BYTE_TIMEOUT, silent, SHORT, LONG, LONG);
  }

  @Test
  void aStallIsAnIdleTimeout() {
    assertFailure(
        TransportFailure.IDLE_TIMEOUT, TransportFailureTest::streamAndStall, LONG, SHORT, LONG);
  }

  @Test
  void aSilentServerCanMeetTheTotalLimitFirst() {
    ScriptedServer.Script silent = Peer::awaitClose;

    assertFailure(TransportFailure.TOTAL_TIMEOUT, silent, LONG, LONG, SHORT);
  }

  @Test
  void anEndlessBodyMeetsTheTotalLimit() {
    var chunk = "x".repeat(100);
    ScriptedServer.Script endless =
        peer -> {
          peer.request();
          peer.stream();
          while (true) {
            peer.chunk(chunk);
          }
        };
    try (var server = new ScriptedServer(endless);
        Exchange exchange = transport.exchange(Calls.limited(server.uri("/"), LONG, LONG, SHORT))) {
      var failure =
          assertThrows(TransportException.class, () -> exchange.bodyUpTo(Integer.MAX_VALUE));
      assertEquals(TransportFailure.TOTAL_TIMEOUT, failure.reason());
    }
  }

  @Test
  void aResetBeforeOrWithinTheAnswerIsAReset() {
    ScriptedServer.Script before =
        peer -> {
          peer.request();
          peer.reset();
        };
    assertFailure(TransportFailure.RESET, before, LONG, LONG, LONG);
    ScriptedServer.Script within =
        peer -> {
          peer.request();
          peer.stream().chunk("begun");
          peer.reset();
        };
    assertFailure(TransportFailure.RESET, within, LONG, LONG, LONG);
  }

  @Test
  void anAnswerThatEndsEarlyIsCut() {
    assertFailure(TransportFailure.CUT, "");
    assertFailure(TransportFailure.CUT, "HTTP/1.1 200 O");
    assertFailure(TransportFailure.CUT, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    assertFailure(TransportFailure.CUT, chunked("5\r\nhel"));
    assertFailure(TransportFailure.CUT, chunked("5\r\nhello\r\n"));
  }

  @Test
  void aBodyOverTheLimitIsTooLarge() {
    ScriptedServer.Script large =
        peer -> {
          peer.request();
          peer.answer(200, "", "x".repeat(2 << 20));
        };

    assertFailure(TransportFailure.TOO_LARGE, large, LONG, LONG, LONG);
  }

  @Test
  void whatIsNotHttpIsInvalid() {
    assertFailure(TransportFailure.INVALID, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
    assertFailure(TransportFailure.INVALID, chunked("zz\r\nhello\r\n0\r\n\r\n"));
    assertFailure(TransportFailure.INVALID, chunked("5\r\nhello world\r\n0\r\n\r\n"));
    assertFailure(TransportFailure.INVALID, chunked("fffffffff\r\n"));
    assertFailure(TransportFailure.INVALID, "HTTP/1.1 200 OK\r\nX: " + "y".repeat(99_999) + "\r\n");
  }

  @Test
  void aCallThatCannotBeSentIsInvalid() {
    var split = Map.of("X-Name", "a\r\nX-Other: b");
    try (var server = new ScriptedServer(Peer::awaitClose)) {
      var call = new HttpCall("GET", server.uri("/"), split, new byte[0], LONG, LONG, LONG);
      assertEquals(TransportFailure.INVALID, failure(transport, call));
    }
    for (String uri : new String[] {"ftp://localhost/", "/path", "http://user@localhost/"}) {
      assertEquals(TransportFailure.INVALID, failure(transport, Calls.get(URI.create(uri))));
    }
  }

  @Test
  void aCallsTextHidesWhatItCarries() {
    var secret = Map.of("Authorization", "Bearer secret");
    URI uri = URI.create("https://api.example/clients/secret?name=secret");

    var call = new HttpCall("GET", uri, secret, new byte[0], LONG, LONG, LONG);

    assertFalse(call.toString().contains("secret"));
  }

  private void assertFailure(TransportFailure expected, String answer) {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.send(answer);
        };
    assertFailure(expected, script, LONG, LONG, LONG);
  }

  // with one place only, each call shows that the one before it gave its place back
  private void assertFailure(
      TransportFailure expected,
      ScriptedServer.Script script,
      Duration firstByte,
      Duration idle,
      Duration total) {
    try (var server = new ScriptedServer(script)) {
      HttpCall call = Calls.limited(server.uri("/"), firstByte, idle, total);
      assertEquals(expected, failure(transport, call));
      assertEquals(expected, failure(transport, call));
    }
  }

  private static String chunked(String body) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
  }

  private static void streamAndStall(Peer peer) throws Exception {
    peer.request();
    peer.stream().chunk("begun").awaitClose();
  }
}
