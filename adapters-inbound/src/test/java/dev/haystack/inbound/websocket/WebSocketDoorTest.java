package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.rfc6455.Handshake;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSocketDoorTest {

  private static final SocketSettings NARROW =
      new SocketSettings(
          Duration.ofSeconds(20), 100_000, OutboxLimits.DEFAULT, 1, 8, 1, 3, 2, 3, Duration.ZERO);

  @Test
  @Tag("SE-9")
  @Tag("FC-3")
  void aPageOfAnotherOriginCannotOpenASocket() {
    try (var door = new RunningDoor(SocketSettings.DEFAULT)) {
      var refused = refused(door, "/ws/s", Map.of("Origin", List.of("https://evil.example")));
      assertEquals(403, refused.status());
      assertEquals("application/problem+json", refused.contentType());
      var problem = assertInstanceOf(JsonObject.class, Json.parse(refused.body()));
      assertEquals(Optional.of("forbidden"), problem.string("code"));
      assertTrue(problem.string("detail").orElseThrow().contains("ALLOWED_ORIGINS"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/ws/..,400",
    "/ws/%2e,400",
    "/ws/a%2fb,400",
    "/ws/%zz,400",
    "/ws/%C3%A9,400",
    "/x,404"
  })
  void aWrongPathIsRefused(String path, int status) {
    try (var door = new RunningDoor(SocketSettings.DEFAULT)) {
      assertEquals(status, refused(door, path, Map.of()).status());
    }
  }

  @Test
  void theFirstKnownSubprotocolIsSelected() {
    try (var door = new RunningDoor(SocketSettings.DEFAULT)) {
      assertEquals(Optional.of("haystack.classic"), selected(door, "x, haystack.classic"));
      assertEquals(Optional.of("haystack.v1"), selected(door, "bearer.t, haystack.v1"));
      assertEquals(Optional.empty(), selected(door, "x, bearer.t"));
    }
  }

  @Test
  @Tag("SE-7")
  void oneUserHasOnlySoManySockets() throws Exception {
    try (var door = new RunningDoor(NARROW)) {
      assertTrue(door.connect("/ws/s").next().has("epoch"));
      door.connect("/ws/s").next("connection_established");
      assertEquals(4429, door.connect("/ws/s").closeCode());
      door.connect("/ws/other").next("connection_established");
      assertEquals(4429, door.connect("/ws/third").closeCode());
    }
  }

  @Test
  void whoComesWhileTheSharedStoreIsAwayHearsOfIt() throws Exception {
    try (var door = new RunningDoor(SocketSettings.DEFAULT);
        Visitor before = door.visit("/ws/s")) {
      assertEquals("connection_established", before.nextType());
      door.door().degraded(false);
      door.door().degraded(true);
      assertEquals(Optional.of(true), before.next().bool("degraded"));
      door.door().degraded(true);
      try (Visitor during = door.visit("/ws/s")) {
        assertEquals("connection_established", during.nextType());
        assertEquals(Optional.of(true), during.next().bool("degraded"));
        door.door().degraded(false);
        assertEquals(Optional.of(false), during.next().bool("degraded"));
      }
      assertEquals(Optional.of(false), before.next().bool("degraded"));
      try (Visitor after = door.visit("/ws/s")) {
        after.say("{'type':'heartbeat'}");
        assertEquals("connection_established", after.nextType());
        assertEquals("heartbeat_ack", after.nextType());
      }
    }
  }

  private static Handshake.Reply.Refused refused(
      RunningDoor door, String path, Map<String, List<String>> headers) {
    return assertInstanceOf(
        Handshake.Reply.Refused.class, door.door().accept(handshake(path, headers)));
  }

  private static Optional<String> selected(RunningDoor door, String offered) {
    var headers = Map.of("Sec-WebSocket-Protocol", List.of(offered));
    return assertInstanceOf(
            Handshake.Reply.Accepted.class, door.door().accept(handshake("/ws/s", headers)))
        .subprotocol();
  }

  private static Handshake handshake(String path, Map<String, List<String>> headers) {
    var address = InetSocketAddress.createUnresolved("localhost", 1);
    var all = new HashMap<>(headers);
    all.put("Host", List.of("localhost"));
    return new Handshake(path, all, address, address);
  }
}
