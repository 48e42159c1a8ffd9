package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.RawPeer.KEY;
import static dev.haystack.inbound.rfc6455.RawPeer.REQUEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A handshake is upgraded or answered with a whole HTTP response. */
class HandshakeRulesTest {

  private static final WebSocketServer SERVER = WebSocketServer.echoing();
  private static final String VERSION = "Sec-WebSocket-Version: 13\n";
  private static final String KEY_LINE = "Sec-WebSocket-Key: " + KEY + "\n";
  private static final String CONNECTION = "Connection: Upgrade\n";
  private static final String UPGRADE = "Upgrade: websocket\n";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @MethodSource
  void isAccepted(String request) throws Exception {
    try (RawPeer peer = new RawPeer(SERVER.port())) {
      peer.sendRequest(request);
      String head = peer.readHead();
      assertTrue(head.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), head);
      assertTrue(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), head);
      assertTrue(head.contains("Upgrade: websocket\r\n"), head);
      assertTrue(head.contains("Connection: Upgrade\r\n"), head);
      peer.send(ClientFrames.text("hello"));
      assertEquals("hello", peer.readText());
    }
  }

  static Stream<Arguments> isAccepted() {
    return Stream.of(
        argumentSet("the plain one", REQUEST),
        argumentSet("Upgrade in another case", with(UPGRADE, "Upgrade: WebSocket\n")),
        argumentSet("Upgrade in capitals", with(UPGRADE, "Upgrade: WEBSOCKET\n")),
        argumentSet("Connection in another case", with(CONNECTION, "Connection: uPgRaDe\n")),
        argumentSet("Connection as a list", with(CONNECTION, "Connection: keep-alive, Upgrade\n")),
        argumentSet("header names in another case", REQUEST.replace("Sec-Web", "sec-wEB")),
        argumentSet("extensions that are not taken", REQUEST + "Sec-WebSocket-Extensions: x\n"),
        argumentSet("an origin", REQUEST + "Origin: http://elsewhere\n"),
        argumentSet("a query", with("/ws/s1", "/ws/s1?a=b")));
  }

  @ParameterizedTest
  @MethodSource
  void isRefusedWith400(String request) throws Exception {
    assertRefused(400, "\"code\":\"message_invalid\"", request);
  }

  static Stream<Arguments> isRefusedWith400() {
    return Stream.of(
        argumentSet("POST", with("GET", "POST")),
        argumentSet("no key", with(KEY_LINE, "")),
        argumentSet("an empty key", with(KEY, "")),
        argumentSet("a key of 15 bytes", with(KEY, "dGhlIHNhbXBsZSBub25j")),
        argumentSet("a key of 17 bytes", with(KEY, "dGhlIHNhbXBsZSBub25jZWU=")),
        argumentSet("a key not in Base64", with(KEY, "dGhlIHNhbXBsZSBub2*jZQ==")),
        argumentSet("a key without padding", with(KEY, "dGhlIHNhbXBsZSBub25jZQ")),
        argumentSet("two keys", REQUEST + KEY_LINE));
  }

  @ParameterizedTest
  @MethodSource
  void isRefusedWith426(String request) throws Exception {
    String head = assertRefused(426, "\"code\":\"upgrade_required\"", request);
    assertTrue(head.contains("Sec-WebSocket-Version: 13\r\n"), head);
    assertTrue(head.contains("Upgrade: websocket\r\n"), head);
  }

  static Stream<Arguments> isRefusedWith426() {
    return Stream.of(
        argumentSet("no Connection", with(CONNECTION, "")),
        argumentSet("Connection without Upgrade", with(CONNECTION, "Connection: keep-alive\n")),
        argumentSet("no version", with(VERSION, "")),
        argumentSet("version 8", with("13", "8")),
        argumentSet("version 14", with("13", "14")),
        argumentSet("version 013", with("13", "013")),
        argumentSet("a version that is no number", with("13", "x")),
        argumentSet("two versions", REQUEST + "Sec-WebSocket-Version: 8\n"));
  }

  @Test
  void framesRightBehindTheHandshakeAreHeard() throws Exception {
    try (RawPeer peer = new RawPeer(SERVER.port())) {
      byte[] request = (REQUEST.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII);
      byte[] early = ClientFrames.text("early");
      peer.send(ClientFrames.join(request, early, ClientFrames.text("x".repeat(20_000))));
      peer.readHead();
      assertEquals("early", peer.readText());
      assertEquals("x".repeat(20_000), peer.readText());
    }
  }

  @Test
  @Tag("FC-2")
  void whoAsksWithHeadGetsTheHeadersOfTheRefusal() throws Exception {
    try (RawPeer peer = new RawPeer(SERVER.port())) {
      peer.sendRequest(with("GET", "HEAD"));
      String head = peer.readHead();
      assertTrue(head.startsWith("HTTP/1.1 400 "), head);
      assertTrue(head.contains("Cache-Control: no-store, no-transform\r\n"), head);
      assertTrue(head.contains("Content-Security-Policy: default-src 'none'"), head);
      assertEquals("", peer.readRest());
    }
  }

  @Test
  void aRefusalEndsTheConnection() throws Exception {
    try (RawPeer peer = new RawPeer(SERVER.port())) {
      peer.sendRequest(with("13", "8"));
      String head = peer.readHead();
      assertTrue(head.contains("Connection: close\r\n"), head);
      String body = peer.readRest();
      assertTrue(head.contains("Content-Length: " + body.length() + "\r\n"), head);
    }
  }

  private static String assertRefused(int status, String said, String request) throws Exception {
    try (RawPeer peer = new RawPeer(SERVER.port())) {
      peer.sendRequest(request);
      String head = peer.readHead();
      assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
      assertTrue(head.contains("Content-Type: application/problem+json\r\n"), head);
      String body = peer.readRest();
      assertTrue(body.contains(said), body);
      return head;
    }
  }

  private static String with(String part, String other) {
    String changed = REQUEST.replaceFirst(part, other);
    assertTrue(!changed.equals(REQUEST), part);
    return changed;
  }
}
