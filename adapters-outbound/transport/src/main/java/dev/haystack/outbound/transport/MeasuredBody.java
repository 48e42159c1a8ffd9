package dev.haystack.outbound.transport;

import java.io.EOFException;
import java.io.IOException;

/** The body of an answer whose head gives its length. */
final class MeasuredBody implements BodySource {

  private final PeerSocket socket;
  private long left;

  MeasuredBody(PeerSocket socket, long length) {
    this.socket = socket;
    this.left = length;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = socket.read(target, offset, (int) Math.min(left, length));
    if (count < 0) {
      throw new EOFException("the body ended early");
    }
    left -= count;
    return count;
  }
}
