package dev.haystack.load.wire;

/** A masked frame as a client has to send it. */
final class ClientFrame {

  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  // one key for all: the mask guards proxies against scripts in a browser, and there is neither
  private static final byte[] KEY = {0x5a, 0x3c, 0x71, 0x16};

  private ClientFrame() {}

  static byte[] of(int opcode, byte[] source, int from, int to) {
    int length = to - from;
    int headBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    byte[] frame = new byte[headBytes + KEY.length + length];
    frame[0] = (byte) (0x80 | opcode);
    if (headBytes == 2) {
      frame[1] = (byte) (0x80 | length);
    } else {
      frame[1] = (byte) (0x80 | (headBytes == 4 ? 126 : 127));
      for (int i = headBytes - 1, rest = length; i > 1; i--, rest >>>= 8) {
        frame[i] = (byte) rest;
      }
    }
    System.arraycopy(KEY, 0, frame, headBytes, KEY.length);
    int target = headBytes + KEY.length;
    for (int i = 0; i < length; i++) {
      frame[target + i] = (byte) (source[from + i] ^ KEY[i & 3]);
    }
    return frame;
  }
}
