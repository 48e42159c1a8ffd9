package dev.haystack.inbound.rfc6455;

import static dev.haystack.inbound.rfc6455.ClientFrames.FINAL;
import static dev.haystack.inbound.rfc6455.ClientFrames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.inbound.limit.InboundMemory;
import dev.haystack.kit.Growth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However small its fragments are, a message costs in proportion to its size. */
@Tag("FC-13")
class FragmentsTest {

  private static final int PIECE_BYTES = 64;
  private static final int READ_BYTES = 16 * 1024;
  private static final int FRAMES_MAX = 1_000;
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void ofOneSizeTheyCostInProportionToTheMessage() throws Exception {
    Growth.of("socket message, frames of 64 bytes")
        .assertProportional(
            16_384, pieces -> hear(fragments(pieces, PIECE_BYTES), Integer.MAX_VALUE));
  }

  @Test
  void asManyAsAreAllowedMakeAMessage() throws Exception {
    String heard = hear(fragments(FRAMES_MAX, 1), FRAMES_MAX);
    assertEquals("x".repeat(FRAMES_MAX), heard);
  }

  @Test
  void oneMoreIsTooBig() {
    byte[] sent = fragments(FRAMES_MAX + 1, 1);
    var violation = assertThrows(ProtocolViolation.class, () -> hear(sent, FRAMES_MAX));
    assertEquals(CloseCode.MESSAGE_TOO_BIG, violation.code());
  }

  @Test
  void emptyOnesCountToo() {
    byte[] sent = fragments(FRAMES_MAX + 1, 0);
    assertThrows(ProtocolViolation.class, () -> hear(sent, FRAMES_MAX));
  }

  @Test
  void ofEachMessageTheyAreCountedAnew() throws Exception {
    byte[] one = fragments(FRAMES_MAX, 1);
    Receiver receiver = receiver(ClientFrames.join(one, one, one), FRAMES_MAX);
    for (int count = 0; count < 3; count++) {
      assertEquals(new Received.Text("x".repeat(FRAMES_MAX)), receiver.next());
    }
  }

  @Test
  void tooManyOnASocketAreAnsweredByACloseThatSaysSo() throws Exception {
    try (var server = WebSocketServer.listening(limits(16_384));
        RawPeer peer = server.open()) {
      peer.send(fragments(65_536, PIECE_BYTES));
      assertEquals("message of too many frames", peer.assertClose(1009));
      peer.send(ClientFrames.close(1009));
      peer.assertEnd();
    }
  }

  private static String hear(byte[] sent, int framesMax) throws Exception {
    return ((Received.Text) receiver(sent, framesMax).next()).text();
  }

  private static Receiver receiver(byte[] sent, int framesMax) {
    var stream = new ByteArrayInputStream(sent);
    return new Receiver(
        new Incoming(
            new byte[0],
            () -> {
              byte[] read = new byte[Math.min(READ_BYTES, stream.available())];
              if (stream.readNBytes(read, 0, read.length) == 0) {
                throw new ConnectionLost();
              }
              return read;
            }),
        limits(framesMax),
        () -> Integer.MAX_VALUE,
        new InboundMemory(Integer.MAX_VALUE).share());
  }

  private static Limits limits(int framesMax) {
    return new Limits(8 << 20, framesMax, HOUR, HOUR, Duration.ofMillis(400), 10);
  }

  /** A message in so many frames of one size. */
  private static byte[] fragments(int count, int pieceBytes) {
    byte[] piece = "x".repeat(pieceBytes).getBytes(StandardCharsets.US_ASCII);
    byte[] middle = frame(Opcode.CONTINUATION, piece);
    var sent = new ByteArrayOutputStream();
    sent.writeBytes(frame(Opcode.TEXT, piece));
    for (int done = 2; done < count; done++) {
      sent.writeBytes(middle);
    }
    sent.writeBytes(frame(FINAL | Opcode.CONTINUATION, piece));
    return sent.toByteArray();
  }
}
