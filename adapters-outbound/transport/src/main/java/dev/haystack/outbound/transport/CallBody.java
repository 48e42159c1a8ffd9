package dev.haystack.outbound.transport;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The body of a call, in pieces that are sent one behind the other; they are not copied. */
public final class CallBody {

  private final List<byte[]> pieces;
  private final int length;

  private CallBody(List<byte[]> pieces) {
    this.pieces = pieces;
    this.length = pieces.stream().mapToInt(piece -> piece.length).sum();
  }

  /** Of these pieces. */
  public static CallBody of(List<byte[]> pieces) {
    return new CallBody(List.copyOf(pieces));
  }

  /** Of one piece. */
  public static CallBody of(byte[] whole) {
    return new CallBody(List.of(whole));
  }

  /** Its length in bytes. */
  public int length() {
    return length;
  }

  /** A copy of it as a whole. */
  public byte[] bytes() {
    var whole = new ByteArrayOutputStream(length);
    pieces.forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  List<byte[]> pieces() {
    return pieces;
  }
}
