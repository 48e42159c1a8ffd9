package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.rfc6455.Handshake;
import dev.haystack.kit.Eventually;
import dev.haystack.port.identity.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a socket and an address may take while it is not known who they are. */
@Tag("SE-15")
class UnknownSocketsTest {

  private final InboundGuard guard =
      new InboundGuard(
          new InboundLimits(1 << 20, 200_000, 1000, 2, 6, 300),
          new ClientAddress(List.of("127.0.0.0/8")));
  private final RunningDoor door = new RunningDoor(SocketSettings.DEFAULT, guard);
  private final List<Visitor> visitors = new ArrayList<>();

  @AfterEach
  void close() {
    door.lookUps().open();
    visitors.forEach(Visitor::close);
    door.close();
  }

  @BeforeEach
  void nobodyIsFoundOutYet() {
    door.lookUps().shut();
  }

  @Test
  void aMessageMayBeLargeOnlyOnceSomebodyIsKnown() throws Exception {
    Visitor visitor = unknown("192.0.2.1");
    assertEquals(64 << 10, visitor.messageBytesMax());

    door.lookUps().open();
    visitor.awaitIdle();

    assertEquals(Integer.MAX_VALUE, visitor.messageBytesMax());
  }

  @Test
  void aMessageOfManyValuesIsNotRead() throws Exception {
    Visitor visitor = unknown("192.0.2.1");

    visitor.say("{'type':'heartbeat','x':[" + "0,".repeat(10_000) + "0]}");
    door.lookUps().open();

    assertEquals(Optional.of("message_invalid"), visitor.next("error").string("code"));
  }

  @Test
  void onlyFourMessagesWait() throws Exception {
    Visitor visitor = unknown("192.0.2.1");
    for (int i = 1; i <= 5; i++) {
      visitor.chat("c" + i);
    }
    door.lookUps().open();

    var refused = visitor.next("error");
    assertEquals(Optional.of("overloaded"), refused.string("code"));
    assertEquals(Optional.of("c5"), refused.string("client_message_id"));
    assertEquals(List.of("c1", "c2", "c3", "c4"), visitor.acknowledged(4));
  }

  @Test
  void aMinuteHasOnlyTwentyMessages() throws Exception {
    Visitor visitor = unknown("192.0.2.1");
    for (int i = 0; i < UnknownLimits.MESSAGES_PER_MINUTE_MAX; i++) {
      visitor.say("{'type':'ui_action_result','action_id':'a','success':true}");
    }

    visitor.chat("c1");
    door.lookUps().open();

    var refused = visitor.next("error");
    assertEquals(Optional.of("rate_limited"), refused.string("code"));
    assertEquals(Optional.of("c1"), refused.string("client_message_id"));
  }

  @Test
  void whatAPageToldIsForgottenWithItsSocket() throws Exception {
    Visitor visitor = visit("192.0.2.1");
    door.lookUps().open();
    visitor.say("{'type':'full_state_update','state':{'a':'" + "b".repeat(1000) + "'}}");
    var _ = visitor.next("ui_state_ack");
    assertTrue(guard.held().bytes() > 1000, () -> guard.held().bytes() + " bytes");

    visitor.close();

    Eventually.holds(() -> guard.held().bytes() == 0);
  }

  @Test
  void anAddressHasOnlySoManySocketsOfNobody() throws Exception {
    Visitor first = unknown("192.0.2.1");
    var _ = unknown("192.0.2.1");
    Visitor third = unknown("192.0.2.1");
    assertEquals(4429, third.peer().awaitClose().number());
    var _ = unknown("192.0.2.2");
    assertEquals(1, guard.tally().refusedByAddress());

    visitors.remove(first);
    first.close();
    var _ = unknown("192.0.2.1");
    assertEquals(1, guard.tally().refusedByAddress());
  }

  @Test
  void whoseTokenNobodyCanCheckHasNoMoreThanOthersOfWhomNothingIsKnown() throws Exception {
    var callers = new IdentifyCaller(_ -> new Verdict.Unavailable(Duration.ofSeconds(1)));
    try (var unsure = new RunningDoor(SocketSettings.DEFAULT, guard, callers)) {
      Visitor visitor = visit(unsure, "192.0.2.1", "any");
      assertEquals(Optional.of("auth_unavailable"), visitor.next("error").string("code"));
      Eventually.holds(() -> visitor.messageBytesMax() == 64 << 10);
      var _ = visit(unsure, "192.0.2.1", "any").next("error");

      Visitor third = visit(unsure, "192.0.2.1", "any");

      assertEquals(4429, third.peer().awaitClose().number());
      var _ = visit(unsure, "192.0.2.2", "any").next("error");
    }
  }

  @Test
  void anAddressThatShakesHandsTooOftenIsToldWhenItMayAgain() {
    for (int i = 0; i < 6; i++) {
      var _ = visit("192.0.2.1");
    }

    var refused = assertInstanceOf(Handshake.Reply.Refused.class, reply("192.0.2.1"));

    assertEquals(429, refused.status());
    int seconds = Integer.parseInt(String.valueOf(refused.headers().get("Retry-After")));
    assertEquals(seconds, Math.clamp(seconds, 1, 60));
    var _ = visit("192.0.2.2");
  }

  private Visitor unknown(String address) {
    Visitor visitor = visit(address);
    visitor.isUnknown();
    return visitor;
  }

  private Visitor visit(String address) {
    return visit(door, address, "");
  }

  private Visitor visit(RunningDoor at, String address, String token) {
    Handshake.Reply reply = reply(at, address, token);
    var accepted = assertInstanceOf(Handshake.Reply.Accepted.class, reply).handler();
    var visitor = new Visitor((SessionSocket) accepted);
    visitors.add(visitor);
    return visitor;
  }

  private Handshake.Reply reply(String address) {
    return reply(door, address, "");
  }

  private static Handshake.Reply reply(RunningDoor at, String address, String token) {
    var all = new HashMap<String, List<String>>();
    all.put("Host", List.of("localhost"));
    all.put("X-Forwarded-For", List.of(address));
    if (!token.isEmpty()) {
      all.put("Authorization", List.of("Bearer " + token));
    }
    var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    return at.door().accept(new Handshake("/ws/s", all, peer, peer));
  }
}
