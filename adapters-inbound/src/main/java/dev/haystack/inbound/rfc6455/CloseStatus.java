package dev.haystack.inbound.rfc6455;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The payload of a close frame. */
final class CloseStatus {

  private static final int CODE_BYTES = 2;
  private static final int REASON_BYTES_MAX = Frames.CONTROL_BYTES_MAX - CODE_BYTES;

  private final byte[] payload;

  private CloseStatus(byte[] payload) {
    this.payload = payload;
  }

  /** A status of this server's own; a reason that is too long is cut between code points. */
  static CloseStatus of(CloseCode code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, REASON_BYTES_MAX);
    while (length < text.length && (text[length] & 0xC0) == 0x80) {
      length--;
    }
    byte[] payload = new byte[CODE_BYTES + length];
    payload[0] = (byte) (code.number() >>> Byte.SIZE);
    payload[1] = (byte) code.number();
    System.arraycopy(text, 0, payload, CODE_BYTES, length);
    return new CloseStatus(payload);
  }

  /** Judges what a peer sent. */
  static CloseStatus received(byte[] payload) throws ProtocolViolation {
    if (payload.length == 0) {
      return new CloseStatus(payload);
    }
    if (payload.length < CODE_BYTES || !mayBeSent(code(payload))) {
      throw ProtocolViolation.protocol("bad close code");
    }
    var check = new Utf8Check();
    if (!check.accepts(payload, CODE_BYTES, payload.length) || !check.isComplete()) {
      throw new ProtocolViolation(CloseCode.INVALID_DATA, "close reason not UTF-8");
    }
    return new CloseStatus(payload);
  }

  /** The close frame that answers this one: the same code, without the reason. */
  byte[] answer() {
    return Frames.control(
        Opcode.CLOSE, Arrays.copyOf(payload, Math.min(payload.length, CODE_BYTES)));
  }

  /** The close frame that says this. */
  byte[] frame() {
    return Frames.control(Opcode.CLOSE, payload);
  }

  /** The code that a close frame of this server's says; 1005 if it says none. */
  static int codeOf(byte[] frame) {
    // a short frame without a mask: two bytes of header
    return frame.length < 2 + CODE_BYTES
        ? 1005
        : (frame[2] & 0xFF) << Byte.SIZE | (frame[3] & 0xFF);
  }

  private static int code(byte[] payload) {
    return (payload[0] & 0xFF) << Byte.SIZE | (payload[1] & 0xFF);
  }

  // 1004 to 1006 and 1015 never stand in a frame; 1016 to 2999 are not given out
  private static boolean mayBeSent(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
