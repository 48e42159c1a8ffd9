package dev.haystack.inbound.websocket;

import static dev.haystack.inbound.websocket.OutboxFrames.TURN;
import static dev.haystack.inbound.websocket.OutboxFrames.delta;
import static dev.haystack.inbound.websocket.OutboxFrames.heartbeat;
import static dev.haystack.inbound.websocket.OutboxFrames.outbox;
import static dev.haystack.inbound.websocket.OutboxFrames.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.kit.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {

  private static final int EVENTS = 3_000;

  @Test
  void oneWriterWritesAllThatWaitsAtOnce() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 0);
    peer.block();
    outbox.offer(heartbeat());
    peer.awaitWriting();
    LongStream.rangeClosed(1, 5).forEach(sequence -> outbox.offer(delta(sequence, "x")));
    peer.release();
    assertEquals(1, peer.nextWrite().size());
    assertEquals(List.of("1-1 x", "2-2 x", "3-3 x", "4-4 x", "5-5 x"), texts(peer.nextWrite()));
  }

  @Test
  void waitingTextIsJoinedWithinTheLimit() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 6);
    peer.block();
    outbox.offer(heartbeat());
    peer.awaitWriting();
    outbox.offer(delta(1, "äb"));
    outbox.offer(delta(2, "cde"));
    outbox.offer(delta(3, "f"));
    outbox.offer(new LoggedEvent(4, TURN, new TurnEvent.Ended()));
    outbox.offer(delta(5, "g"));
    outbox.offer(delta(7, "h"));
    outbox.offer(new LoggedEvent(8, new TurnId("u"), new TurnEvent.TextDelta("i")));
    peer.release();
    assertEquals(1, peer.nextWrite().size());
    List<JsonObject> frames = peer.nextWrite();
    assertEquals(List.of("1-2 äbcde", "3-3 f", "4-4 ", "5-5 g", "7-7 h", "8-8 i"), texts(frames));
  }

  @Test
  void whatWaitsOfTheLogCanBeTakenBack() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 6);
    peer.block();
    outbox.offer(delta(1, "a"));
    peer.awaitWriting();
    outbox.offer(delta(2, "b"));
    outbox.offer(heartbeat());
    outbox.offer(delta(3, "c"));
    assertEquals(OptionalLong.of(2), outbox.withdraw());
    assertEquals(OptionalLong.empty(), outbox.withdraw());
    peer.release();
    assertEquals(List.of("1-1 a"), texts(peer.nextWrite()));
    assertEquals("heartbeat_ack", peer.nextWrite().getFirst().string("type").orElseThrow());
    Eventually.holds(outbox::isIdle);
    assertEquals(List.of(), peer.allFrames());
  }

  @Test
  void theWriterEndsWhenNothingWaits() throws Exception {
    var peer = new FakePeer();
    var outbox = outbox(peer, 100);
    outbox.offer(delta(1, "x"));
    assertEquals(List.of("1-1 x"), texts(peer.nextWrite()));
    Eventually.holds(outbox::isIdle);
    outbox.offer(delta(2, "y"));
    assertEquals(List.of("2-2 y"), texts(peer.nextWrite()));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "64,2", "16384,3"})
  void aSlowReaderLosesNothing(int joinBytesMax, long seed) throws Exception {
    var random = new Random(seed);
    var peer = new FakePeer();
    var outbox = outbox(peer, joinBytesMax);
    Thread reader = Thread.startVirtualThread(() -> stutter(peer, new Random(seed + 1)));
    var expected = new StringBuilder();
    for (long sequence = 1; sequence <= EVENTS; sequence++) {
      String content = "w" + random.nextInt(1_000) + " ";
      boolean text = random.nextInt(10) > 0;
      expected.append(text ? content : "");
      outbox.offer(
          text ? delta(sequence, content) : new LoggedEvent(sequence, TURN, new TurnEvent.Ended()));
      if (random.nextInt(20) == 0) {
        outbox.offer(heartbeat());
        Thread.onSpinWait();
      }
    }
    outbox.end(CloseCode.NORMAL, "");
    assertEquals(CloseCode.NORMAL, peer.awaitClose());
    reader.interrupt();
    assertWhole(peer.allFrames(), expected.toString());
  }

  private static void stutter(FakePeer peer, Random random) {
    while (!Thread.currentThread().isInterrupted()) {
      peer.block();
      for (int i = random.nextInt(5_000); i > 0; i--) {
        Thread.onSpinWait();
      }
      peer.release();
      Thread.onSpinWait();
    }
  }

  private static void assertWhole(List<JsonObject> frames, String expectedText) {
    var text = new StringBuilder();
    long last = 0;
    for (JsonObject frame : frames) {
      if (frame.has("seq")) {
        int first = frame.integer("first_seq").orElse(frame.integer("seq").orElseThrow());
        assertEquals(last + 1, first, "no event is lost, repeated or out of order");
        last = frame.integer("seq").orElseThrow();
        text.append(frame.string("content").orElse(""));
      }
    }
    assertEquals(EVENTS, last);
    assertEquals(expectedText, text.toString());
  }

  @ParameterizedTest
  @CsvSource({"0,20,x", "100000,200,0123456789"})
  void whoReadsTooLittleIsClosed(int joinBytesMax, int deltas, String content) throws Exception {
    var peer = new FakePeer();
    peer.block();
    var limits = new OutboxLimits(joinBytesMax, 10, 1_000, 1_000, Duration.ofSeconds(10));
    var outbox = new Outbox(peer, Dialect.standard(new SessionId("s")), limits);
    outbox.offer(delta(1, content));
    // a writer that comes later may take half of all, and what waits is then no more than allowed
    peer.awaitWriting();
    LongStream.rangeClosed(2, deltas).forEach(sequence -> outbox.offer(delta(sequence, content)));
    assertEquals(CloseCode.SLOW_CONSUMER, peer.awaitClose());
    peer.release();
    Eventually.holds(outbox::isIdle);
  }

  @Test
  void aWriteThatDoesNotEndIsNoticed() throws Exception {
    var peer = new FakePeer();
    peer.block();
    var outbox = outbox(peer, 0);
    outbox.offer(heartbeat());
    peer.awaitWriting();
    outbox.checkProgress(System.nanoTime() + TimeUnit.SECONDS.toNanos(9));
    assertTrue(peer.isOpen());
    outbox.checkProgress(System.nanoTime() + TimeUnit.SECONDS.toNanos(11));
    assertEquals(CloseCode.SLOW_CONSUMER, peer.awaitClose());
    peer.release();
  }

  @Test
  void aReplayIsJoinedEvenWhereDeltasAreNot() throws Exception {
    var peer = new FakePeer();
    peer.block();
    var outbox = outbox(peer, 0);
    outbox.offer(heartbeat());
    peer.awaitWriting();
    outbox.replay(
        LongStream.rangeClosed(1, 20_000).mapToObj(sequence -> delta(sequence, "x")).toList());
    outbox.offer(delta(20_001, "y"));
    peer.release();
    assertEquals(1, peer.nextWrite().size());
    List<String> texts = texts(peer.nextWrite());
    assertEquals(3, texts.size());
    assertEquals("20001-20001 y", texts.getLast());
  }

  @ParameterizedTest
  @CsvSource({"STOP,completed", "LENGTH,completed", "STOPPED,stopped"})
  void aTurnWhoseEndWasToldIsNotSaidToBeRunning(TurnEnd end, String state) throws Exception {
    var completed = new TurnEvent.Completed(new MessageId("a"), end, Usage.NONE, "a model");

    assertEquals(state, stateToldAfter(completed));
  }

  @Test
  void aTurnWhoseFailureWasToldIsNotSaidToBeRunning() throws Exception {
    var failed = new TurnEvent.Failed(ErrorCode.MODEL_TIMEOUT, 0, ClientMessageId.NONE);

    assertEquals("failed", stateToldAfter(failed));
  }

  @Test
  void aTurnIsSaidToBeRunningWhileItsEndWasNotTold() throws Exception {
    assertEquals("running", stateToldAfter(new TurnEvent.TextDelta("x")));
  }

  /** What a client hears of a turn that was running when it was asked about. */
  private static String stateToldAfter(TurnEvent event) throws InterruptedException {
    var peer = new FakePeer();
    var outbox = outbox(peer, 0);
    outbox.hold();
    outbox.offer(new LoggedEvent(1, TURN, event));
    outbox.offer(new TurnStatus(TURN, new MessageId("q"), ClientMessageId.NONE, TurnState.RUNNING));
    outbox.begin(heartbeat());
    return peer.nextWrite().getLast().string("state").orElseThrow();
  }

  @Test
  @Tag("SE-11")
  void whatTheClassicDialectRepeatsCountsToo() throws Exception {
    var peer = new FakePeer();
    var limits = new OutboxLimits(0, 1_000, 10_000, 1_000, Duration.ofSeconds(10));
    var outbox = new Outbox(peer, Dialect.classic(new SessionId("s")), limits);
    peer.block();
    outbox.offer(heartbeat());
    peer.awaitWriting();

    // together 2,000 characters, and what is repeated 19,000
    LongStream.rangeClosed(1, 20).forEach(n -> outbox.offer(delta(n, "x".repeat(100))));

    assertEquals(CloseCode.SLOW_CONSUMER, peer.awaitClose());
    peer.release();
  }
}
