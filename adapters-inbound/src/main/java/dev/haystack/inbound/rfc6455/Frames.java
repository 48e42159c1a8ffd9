package dev.haystack.inbound.rfc6455;

/** Builds the control frames that this server sends. */
final class Frames {

  /** A control frame's payload is no larger. */
  static final int CONTROL_BYTES_MAX = 125;

  private static final int FINAL = 0x80;

  private Frames() {}

  static byte[] control(int opcode, byte[] payload) {
    if (payload.length > CONTROL_BYTES_MAX) {
      throw new IllegalArgumentException("control payload of " + payload.length + " bytes");
    }
    byte[] frame = new byte[2 + payload.length];
    frame[0] = (byte) (FINAL | opcode);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    return frame;
  }
}
