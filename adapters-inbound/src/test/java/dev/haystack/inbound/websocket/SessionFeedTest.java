package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.limit.InboundTally;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.kit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFeedTest {

  private static final InboundTally TALLY =
      new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER).tally();

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnId TURN = new TurnId("t");
  private static final UserId VISITOR = new UserId("urn:haystack:anonymous", "s");
  private static final String TOKEN = "Bearer e30.eyJzdWIiOiJhbm4ifQ.x";
  private static final UserId ANN = new UserId("urn:haystack:open", "ann");

  private final RunningDoor door = new RunningDoor(SocketSettings.DEFAULT);

  @AfterEach
  void close() {
    door.replays().open();
    door.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aResumeIsWholeHoweverLongItsEventsAreFetched(boolean aTurnBegins) throws Exception {
    try (Visitor visitor = door.visit("/ws/s")) {
      String epoch = visitor.next("connection_established").string("epoch").orElseThrow();
      say("a");
      say("b");
      visitor.awaitIdle();
      door.replays().shut();
      visitor.say("{'type':'resume','epoch':'" + epoch + "','last_seq':1}");
      door.replays().awaitCallers(1);
      if (aTurnBegins) {
        begin();
      }
      say("c");
      door.replays().open();
      int last = resumed(visitor);
      assertEquals(aTurnBegins ? 4 : 3, last);
      say("d");
      assertEquals(last + 1, visitor.next("text_chunk").integer("seq").orElseThrow());
    }
  }

  /** Reads on from the resumption; answers with the newest number, which is the announced one. */
  private static int resumed(Visitor visitor) throws InterruptedException {
    JsonObject resumed = visitor.next("resumed");
    assertEquals(Optional.of(true), resumed.bool("recovered"));
    int last = resumed.integer("from_seq").orElseThrow() - 1;
    int end = resumed.integer("to_seq").orElseThrow();
    while (last < end) {
      JsonObject frame = visitor.next();
      int first = frame.integer("first_seq").orElse(frame.integer("seq").orElseThrow());
      assertEquals(last + 1, first, "no event is lost or doubled");
      last = frame.integer("seq").orElseThrow();
    }
    return last;
  }

  @Test
  void aTurnIsShownWholeHoweverLongItTakesToSayWhoseItIs() throws Exception {
    try (Visitor visitor = door.visit("/ws/s")) {
      visitor.next("connection_established");
      visitor.awaitIdle();
      door.lookUps().shut();
      begin();
      door.lookUps().awaitCallers(1);
      say("a");
      begin();
      say("b");
      door.lookUps().open();
      int last = 0;
      while (last < 4) {
        last++;
        assertEquals(last, visitor.next().integer("seq").orElseThrow());
      }
      begin();
      assertEquals(5, visitor.next().integer("seq").orElseThrow());
    }
  }

  @Test
  void whatHappensBeneathIsToldWhereItHappenedHoweverLongItTakesToSayWhoseTheTurnIs()
      throws Exception {
    SocketClient inspector = door.connect("/ws/s", "Sec-WebSocket-Protocol", Dialect.INSPECT);
    var _ = inspector.next("connection_established");
    inspector.say("{'type':'heartbeat'}");
    var _ = inspector.next("heartbeat_ack");
    var isOver = new CountDownLatch(1);
    var _ =
        door.log()
            .follow(
                SESSION,
                event -> {
                  if (event.event() instanceof TurnEvent.Ended) {
                    isOver.countDown();
                  }
                });
    door.replays().shut();
    inspector.say("{'type':'chat_message','content':'Hello'}");
    door.replays().awaitCallers(1);
    assertTrue(isOver.await(5, TimeUnit.SECONDS));
    door.replays().open();
    for (String type :
        List.of(
            "typing_indicator",
            "round_started",
            "text_chunk",
            "round_completed",
            "message_complete",
            "typing_indicator")) {
      assertEquals(type, inspector.next().string("type").orElseThrow());
    }
  }

  @Test
  @Tag("SE-4")
  void aSessionThatBecomesAnothersMeanwhileIsNotShown() throws Exception {
    door.replays().shut();
    try (Visitor visitor = door.visit("/ws/s")) {
      door.replays().awaitCallers(1);
      door.bind(SESSION, ANN);
      begin(ANN);
      say(ANN, "secret");
      door.replays().open();
      visitor.awaitIdle();
      begin(ANN);
      visitor.awaitIdle();
      visitor.say("{'type':'heartbeat'}");
      assertEquals("connection_established", visitor.nextType());
      assertEquals("heartbeat_ack", visitor.nextType());
    }
  }

  @Test
  @Tag("SE-4")
  void whatHappensBeneathAnothersTurnIsNotTold() throws Exception {
    SocketClient visitor = door.connect("/ws/s", "Sec-WebSocket-Protocol", Dialect.INSPECT);
    var _ = visitor.next("connection_established");
    SocketClient ann =
        door.connect("/ws/s", "Sec-WebSocket-Protocol", Dialect.INSPECT, "Authorization", TOKEN);
    ann.say("{'type':'chat_message','content':'Hello'}");
    var _ = ann.next("round_started");
    var _ = ann.next("round_completed");
    var _ = ann.next("message_complete");
    visitor.say("{'type':'heartbeat'}");
    assertEquals("heartbeat_ack", visitor.next().string("type").orElseThrow());
  }

  @Test
  void aLogThatCannotBeContinuedEndsTheConnection() throws Exception {
    var peer = new FakePeer();
    var outbox = new Outbox(peer, Dialect.standard(SESSION), OutboxLimits.DEFAULT);
    try (var feed =
        new SessionFeed(
            SESSION, door.following(), outbox, new Inbox(1, 1, () -> {}), () -> true, TALLY)) {
      feed.onReset();
      assertEquals(CloseCode.RESTART, peer.awaitClose());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("SE-13")
  void whatASlowReaderWasNotWrittenInItsTimeComesOnceThereIsABetterToken(boolean alsoMeanwhile)
      throws Exception {
    var peer = new FakePeer();
    var current = new AtomicBoolean(true);
    var outbox =
        new Outbox(
            peer,
            Dialect.standard(SESSION),
            new OutboxLimits(0, 100, 1 << 20, 1 << 20, Duration.ofSeconds(10)));
    outbox.tellWhile(current::get);
    var inbox = new Inbox(10, 10, () -> {});
    try (var feed =
        new SessionFeed(SESSION, door.following(), outbox, inbox, current::get, TALLY)) {
      feed.open();
      assertTrue(feed.watchFor(VISITOR));
      begin();
      assertEquals(1, peer.nextWrite().getFirst().integer("seq").orElseThrow());
      Eventually.holds(inbox::isIdle);
      peer.block();
      say("a");
      say("b");
      say("c");
      current.set(false);
      peer.release();
      Eventually.holds(outbox::isBehind);
      if (alsoMeanwhile) {
        say("d");
      }
      current.set(true);
      say("e");
      Eventually.holds(outbox::isIdle);
      var before = new ArrayList<>(peer.allFrames());

      assertTrue(feed.watchFor(VISITOR));
      say("f");

      Eventually.holds(outbox::isIdle);
      before.addAll(peer.allFrames());
      int last = 1;
      for (JsonObject frame : before) {
        int first = frame.integer("first_seq").orElse(frame.integer("seq").orElseThrow());
        assertEquals(last + 1, first, frame.text());
        last = frame.integer("seq").orElseThrow();
      }
      assertEquals(alsoMeanwhile ? 7 : 6, last);
    }
  }

  private void begin() {
    begin(VISITOR);
  }

  private void begin(UserId owner) {
    var started =
        new TurnEvent.Started(new MessageId("m"), ClientMessageId.NONE, Durability.MEMORY);
    var _ = door.log().append(SESSION, owner, TURN, started);
  }

  private void say(String text) {
    say(VISITOR, text);
  }

  private void say(UserId owner, String text) {
    var _ = door.log().append(SESSION, owner, TURN, new TurnEvent.TextDelta(text));
  }
}
