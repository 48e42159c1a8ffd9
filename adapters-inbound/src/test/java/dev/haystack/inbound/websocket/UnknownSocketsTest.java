package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.rfc6455.Handshake;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a socket and an address may take while it is not known who they are. */
@Tag("SE-15")
class UnknownSocketsTest {

  private static final String BAD = "Bearer of nothing";

  private final InboundGuard guard =
      new InboundGuard(
          new InboundLimits(1 << 20, 200_000, 1000, 2, 6),
          new ClientAddress(List.of("127.0.0.0/8")));
  private final RunningDoor door = new RunningDoor(SocketSettings.DEFAULT, guard);
  private final List<Visitor> visitors = new ArrayList<>();

  @AfterEach
  void close() {
    visitors.forEach(Visitor::close);
    door.close();
  }

  @Test
  void aLargeMessageClosesTheSocket() throws Exception {
    SocketClient client = door.connect("/ws/s", "Authorization", BAD);
    client.next("auth_required");

    client.say("{'x':'" + "y".repeat(UnknownLimits.MESSAGE_BYTES_MAX) + "'}");

    assertEquals(1009, client.closeCode());
  }

  @Test
  void whoIsKnownMaySayMore() throws Exception {
    SocketClient client = door.connect("/ws/s");
    client.next("connection_established");

    client.say("{'type':'heartbeat','x':'" + "y".repeat(UnknownLimits.MESSAGE_BYTES_MAX) + "'}");

    client.next("heartbeat_ack");
  }

  @Test
  void aMessageOfManyValuesIsNotRead() throws Exception {
    Visitor visitor = unknown("192.0.2.1");

    visitor.say("{'type':'heartbeat','x':[" + "0,".repeat(10_000) + "0]}");

    assertEquals(Optional.of("message_invalid"), visitor.next("error").string("code"));
  }

  @Test
  void aMinuteHasOnlyTwentyMessages() throws Exception {
    Visitor visitor = unknown("192.0.2.1");
    for (int i = 0; i < UnknownLimits.MESSAGES_PER_MINUTE_MAX; i++) {
      visitor.say("{'type':'ui_action_result','action_id':'a','success':true}");
    }

    visitor.chat("c1");

    var refused = visitor.next("error");
    assertEquals(Optional.of("rate_limited"), refused.string("code"));
    assertEquals(Optional.of("c1"), refused.string("client_message_id"));
  }

  @Test
  void anAddressHasOnlySoManySocketsOfNobody() throws Exception {
    Visitor first = unknown("192.0.2.1");
    var _ = unknown("192.0.2.1");
    Visitor third = visit("192.0.2.1", Map.of("Authorization", List.of(BAD)));
    assertEquals(4429, third.peer().awaitClose().number());
    var _ = unknown("192.0.2.2");

    first.close();
    var _ = unknown("192.0.2.1");
  }

  @Test
  void anAddressThatShakesHandsTooOftenIsToldWhenItMayAgain() {
    for (int i = 0; i < 6; i++) {
      var _ = visit("192.0.2.1", Map.of());
    }

    var refused = assertInstanceOf(Handshake.Reply.Refused.class, reply("192.0.2.1", Map.of()));

    assertEquals(429, refused.status());
    int seconds = Integer.parseInt(String.valueOf(refused.headers().get("Retry-After")));
    assertEquals(seconds, Math.clamp(seconds, 1, 60));
    var _ = visit("192.0.2.2", Map.of());
  }

  private Visitor unknown(String address) throws InterruptedException {
    Visitor visitor = visit(address, Map.of("Authorization", List.of(BAD)));
    visitor.next("auth_required");
    visitor.awaitIdle();
    return visitor;
  }

  private Visitor visit(String address, Map<String, List<String>> headers) {
    var accepted =
        assertInstanceOf(Handshake.Reply.Accepted.class, reply(address, headers)).handler();
    var visitor = new Visitor((SessionSocket) accepted);
    visitors.add(visitor);
    return visitor;
  }

  private Handshake.Reply reply(String address, Map<String, List<String>> headers) {
    var all = new HashMap<>(headers);
    all.put("Host", List.of("localhost"));
    all.put("X-Forwarded-For", List.of(address));
    var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return door.door().accept(new Handshake("/ws/s", all, peer, peer));
  }
}
