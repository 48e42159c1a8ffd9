package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.RecordingHandler.frames;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames leave whole and in order, and a peer that does not read harms only itself. */
class SendingTest {

  private static final WebSocketServer SERVER = WebSocketServer.listening(WebSocketServer.LIMITS);
  private static final int SENDERS = 8;
  private static final int MESSAGES = 300;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 125, 126, 65_535, 65_536, 1_000_000})
  void aMessageOfAnyLengthIsSent(int length) throws Exception {
    try (RawPeer peer = SERVER.open()) {
      WebSocketConnection connection = SERVER.handler().connection();
      var sender = Thread.startVirtualThread(() -> connection.send(frames("y".repeat(length))));
      assertEquals("y".repeat(length), peer.readText());
      sender.join();
    }
  }

  @Test
  void manyMessagesAreSentAtOnce() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      assertTrue(SERVER.handler().connection().send(frames("a", "é", "", "d".repeat(200))));
      assertEquals("a", peer.readText());
      assertEquals("é", peer.readText());
      assertEquals("", peer.readText());
      assertEquals("d".repeat(200), peer.readText());
    }
  }

  @Test
  void concurrentSendersNeverMix() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      WebSocketConnection connection = SERVER.handler().connection();
      for (int sender = 0; sender < SENDERS; sender++) {
        int name = sender;
        Thread.startVirtualThread(() -> sendAll(connection, name));
      }
      int[] next = new int[SENDERS];
      for (int count = 0; count < SENDERS * MESSAGES; count++) {
        String[] parts = peer.readText().split(" ", -1);
        int sender = Integer.parseInt(parts[0]);
        assertEquals(next[sender]++, Integer.parseInt(parts[1]), "the order of one sender");
        assertEquals("z".repeat(length(sender, next[sender] - 1)), parts[2]);
      }
    }
  }

  private static void sendAll(WebSocketConnection connection, int sender) {
    for (int number = 0; number < MESSAGES; number++) {
      String body = "z".repeat(length(sender, number));
      connection.send(frames(sender + " " + number + " " + body));
    }
  }

  private static int length(int sender, int number) {
    return (sender * 131 + number * 37) % 5_000;
  }

  @Test
  void aSlowConsumerGetsTheCloseAfterTheWriteUnderWay() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      handler.connection().close(CloseCode.SLOW_CONSUMER, "slow");
      List<Integer> lengths = new ArrayList<>();
      RawPeer.ServerFrame frame = peer.readFrame();
      for (; frame.opcode() == Opcode.TEXT; frame = peer.readFrame()) {
        lengths.add(frame.payload().length());
      }
      assertEquals(Opcode.CLOSE, frame.opcode());
      assertEquals(4408, frame.payload().charAt(0) << 8 | frame.payload().charAt(1));
      flood.assertEndsWithin(1_000);
      assertEquals(flood.sent(), lengths.size());
      assertTrue(lengths.stream().allMatch(length -> length == Flood.MESSAGE_BYTES));
      peer.send(ClientFrames.close(4408));
      peer.assertEnd();
      handler.assertClosedWithin(1_000);
    }
  }

  @Test
  void aConsumerThatNeverReadsIsCutAfterTheGrace() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      long start = System.nanoTime();
      handler.connection().close(CloseCode.SLOW_CONSUMER, "slow");
      assertTrue(System.nanoTime() - start < 100_000_000, "close may not block");
      flood.assertEndsWithin(2_000);
      handler.assertClosedWithin(1_000);
      assertTrue(System.nanoTime() - start >= 350_000_000, "the grace was not given");
      peer.awaitEnd();
    }
  }

  @Test
  void interruptingABlockedSenderCutsTheConnection() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      flood.interrupt();
      flood.assertEndsWithin(1_000);
      handler.assertClosedWithin(1_000);
      assertFalse(handler.connection().isOpen());
      peer.awaitEnd();
    }
  }

  @Test
  void aPeerThatDoesNotReadIsStillHeard() throws Exception {
    try (RawPeer peer = SERVER.open()) {
      RecordingHandler handler = SERVER.handler();
      var flood = Flood.start(handler.connection());
      flood.awaitBlocked();
      peer.send(ClientFrames.join(ClientFrames.ping("p"), ClientFrames.text("stop")));
      handler.assertNext("text stop");
    }
  }
}
