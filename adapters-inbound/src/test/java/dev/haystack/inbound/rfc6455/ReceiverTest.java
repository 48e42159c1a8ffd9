package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.limit.InboundMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However frames are made up and cut into reads, what is heard is what the model says. */
class ReceiverTest {

  private static final int MESSAGE_BYTES_MAX = 700;
  private static final int ROWS = 20_000;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Limits LIMITS = new Limits(MESSAGE_BYTES_MAX, 1_000, LONG, LONG, LONG, 1);

  @Test
  void randomFramesAreHeardAsTheModelSays() {
    for (int seed = 0; seed < ROWS; seed++) {
      var random = new Random(seed);
      List<FrameModel.Sent> row = FrameModel.random(random);
      byte[] bytes = new byte[0];
      for (FrameModel.Sent sent : row) {
        bytes = ClientFrames.join(bytes, sent.bytes(random.nextInt()));
      }
      List<String> expected = new FrameModel(MESSAGE_BYTES_MAX).hear(row);
      assertEquals(expected, hear(bytes, random.nextInt(1, 400), random), "seed " + seed);
    }
  }

  @Test
  void aReadMayEndAtEveryByte() {
    byte[] bytes =
        ClientFrames.join(
            ClientFrames.text("é€😀"),
            ClientFrames.frame(Opcode.TEXT, "x".repeat(130).getBytes(StandardCharsets.UTF_8)),
            ClientFrames.ping("p"),
            ClientFrames.frame(0x80, new byte[] {'y'}),
            ClientFrames.text(""),
            ClientFrames.close(1000));
    var expected =
        List.of("text é€😀", "ping p", "text " + "x".repeat(130) + "y", "text ", "close");
    for (int border = 1; border < bytes.length; border++) {
      assertEquals(expected, hear(List.of(Arrays.copyOf(bytes, border), tail(bytes, border))));
    }
    assertEquals(expected, hear(bytes, 1, new Random(0)));
  }

  @Test
  void randomBytesAreHeardOrRefusedButNeverBreakIt() {
    for (int seed = 0; seed < ROWS; seed++) {
      var random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertFalse(hear(bytes, random.nextInt(1, 50), random).isEmpty());
    }
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static List<String> hear(byte[] bytes, int readBytesMax, Random random) {
    List<byte[]> reads = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + random.nextInt(1, readBytesMax + 1));
      reads.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return hear(reads);
  }

  private static List<String> hear(List<byte[]> reads) {
    var next = reads.iterator();
    var incoming =
        new Incoming(
            new byte[0],
            () -> {
              if (!next.hasNext()) {
                throw new ConnectionLost();
              }
              return next.next();
            });
    var receiver =
        new Receiver(
            incoming,
            LIMITS,
            () -> Integer.MAX_VALUE,
            new InboundMemory(Integer.MAX_VALUE).share());
    List<String> heard = new ArrayList<>();
    try {
      while (true) {
        String said = said(receiver.next());
        heard.add(said);
        if (said.equals("close")) {
          return heard;
        }
      }
    } catch (ProtocolViolation violation) {
      heard.add("violation " + violation.code().number());
      drain(receiver);
    } catch (ConnectionLost lost) {
      heard.add("lost");
    }
    return heard;
  }

  private static void drain(Receiver receiver) {
    try {
      receiver.drain();
    } catch (ConnectionLost end) {
      // the only other end there is
    }
  }

  private static String said(Received received) {
    return switch (received) {
      case Received.Text text -> "text " + text.text();
      case Received.Ping ping -> "ping " + new String(ping.payload(), StandardCharsets.ISO_8859_1);
      case Received.Pong pong -> "pong";
      case Received.Close close -> "close";
    };
  }

  @Test
  @Tag("SE-11")
  void aLargeMessageWithoutMemoryForItIsNotTaken() {
    var memory = new InboundMemory(100_000);
    byte[] piece = new byte[60_000];
    Arrays.fill(piece, (byte) 'x');
    var reads =
        List.of(
                ClientFrames.frame(Opcode.TEXT, piece),
                ClientFrames.frame(Opcode.CONTINUATION, piece))
            .iterator();
    try (var others = memory.share()) {
      assertTrue(others.hold(100_000));
      var incoming = new Incoming(new byte[0], reads::next);
      var receiver =
          new Receiver(
              incoming,
              new Limits(1 << 20, 10, LONG, LONG, LONG, 1),
              () -> Integer.MAX_VALUE,
              memory.share());

      var violation = assertThrows(ProtocolViolation.class, receiver::next);

      assertEquals(CloseCode.OVERLOADED, violation.code());
    }
  }
}
