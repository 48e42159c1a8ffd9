package dev.haystack.inbound.rfc6455;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What should be heard of a row of frames, worked out frame by frame without any cleverness. */
final class FrameModel {

  /** One frame, right or wrong. */
  static final class Sent {
    private final int first;
    private final boolean masked;
    private final byte[] payload;

    Sent(int first, boolean masked, byte[] payload) {
      this.first = first;
      this.masked = masked;
      this.payload = payload;
    }

    byte[] bytes(int key) {
      byte[] header = ClientFrames.header(first, payload.length);
      if (masked) {
        return ClientFrames.join(header, ClientFrames.keyed(payload, key));
      }
      header[1] &= 0x7F;
      return ClientFrames.join(header, payload);
    }
  }

  private final int messageBytesMax;
  private final List<String> heard = new ArrayList<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean begun;

  FrameModel(int messageBytesMax) {
    this.messageBytesMax = messageBytesMax;
  }

  /** A row of frames that is right most of the time. */
  static List<Sent> random(Random random) {
    List<Sent> row = new ArrayList<>();
    boolean begun = false;
    for (int count = random.nextInt(1, 12); count > 0; count--) {
      int opcode = opcode(random, begun);
      boolean end = random.nextInt(3) > 0 || Opcode.isControl(opcode);
      int wrong = random.nextInt(40);
      int first = (end ? 0x80 : 0) | opcode | (wrong == 0 ? 0x10 << random.nextInt(3) : 0);
      row.add(new Sent(first, wrong != 1, payload(random, opcode)));
      begun = Opcode.isControl(opcode) ? begun : !end;
    }
    return row;
  }

  private static int opcode(Random random, boolean begun) {
    return switch (random.nextInt(30)) {
      case 0 -> random.nextInt(16);
      case 1 -> Opcode.CLOSE;
      case 2, 3, 4 -> Opcode.PING;
      case 5, 6 -> Opcode.PONG;
      default -> begun ? Opcode.CONTINUATION : Opcode.TEXT;
    };
  }

  private static byte[] payload(Random random, int opcode) {
    if (opcode == Opcode.CLOSE) {
      int code = random.nextInt(990, 1020);
      return new byte[] {(byte) (code >>> 8), (byte) code};
    }
    int length = random.nextInt(Opcode.isControl(opcode) ? 127 : 300);
    byte[] utf8 = "aé€😀".repeat(length / 10 + 1).getBytes(StandardCharsets.UTF_8);
    // a whole number of tens ends between code points, another length seldom does
    int cut = random.nextInt(8) == 0 ? length : length / 10 * 10;
    return Arrays.copyOf(utf8, cut);
  }

  List<String> hear(List<Sent> row) {
    for (Sent sent : row) {
      String end = hear(sent);
      if (!end.isEmpty()) {
        heard.add(end);
        return heard;
      }
    }
    heard.add("lost");
    return heard;
  }

  /** Hears one frame; gives the end if it is one. */
  private String hear(Sent sent) {
    int opcode = sent.first & 0x0F;
    boolean end = (sent.first & 0x80) != 0;
    boolean known = opcode <= 2 || (opcode >= 8 && opcode <= 10);
    if ((sent.first & 0x70) != 0 || !known || !sent.masked) {
      return "violation 1002";
    }
    return opcode >= 8 ? hearControl(opcode, end, sent.payload) : hearData(opcode, end, sent);
  }

  private String hearControl(int opcode, boolean end, byte[] payload) {
    if (!end || payload.length > 125) {
      return "violation 1002";
    }
    if (opcode == 8) {
      int code = payload.length == 0 ? 1000 : ByteBuffer.wrap(payload).getShort();
      boolean legal = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
      return legal ? "close" : "violation 1002";
    }
    heard.add(opcode == 9 ? "ping " + new String(payload, StandardCharsets.ISO_8859_1) : "pong");
    return "";
  }

  private String hearData(int opcode, boolean end, Sent sent) {
    if (begun != (opcode == 0)) {
      return "violation 1002";
    }
    if (opcode == 2) {
      return "violation 1003";
    }
    if (message.size() + sent.payload.length > messageBytesMax) {
      return "violation 1009";
    }
    message.writeBytes(sent.payload);
    begun = !end;
    var decoded = CharBuffer.allocate(messageBytesMax);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(ByteBuffer.wrap(message.toByteArray()), decoded, end).isError()) {
      return "violation 1007";
    }
    if (end) {
      heard.add("text " + decoded.flip());
      message.reset();
    }
    return "";
  }
}
