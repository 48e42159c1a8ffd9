package dev.haystack.outbound.transport;

import java.io.EOFException;
import java.io.IOException;

/** The body of a chunked answer; part of a chunk is given as soon as it is there. */
final class ChunkedBody implements BodySource {

  private static final int LINE_BYTES_MAX = 4096;
  private static final int TRAILERS_BYTES_MAX = 8192;
  private static final long SIZE_MAX = Integer.MAX_VALUE;

  private final PeerSocket socket;
  private long left;
  private boolean inBody;
  private boolean ended;

  ChunkedBody(PeerSocket socket) {
    this.socket = socket;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended || (left == 0 && !beginChunk())) {
      return -1;
    }
    int count = socket.read(target, offset, (int) Math.min(left, length));
    if (count < 0) {
      throw new EOFException("the body ended early");
    }
    left -= count;
    return count;
  }

  private boolean beginChunk() throws IOException {
    if (inBody) {
      endLine();
    }
    inBody = true;
    left = size();
    if (left > 0) {
      return true;
    }
    skipTrailers();
    ended = true;
    return false;
  }

  private long size() throws IOException {
    long size = 0;
    int digits = 0;
    byte next = socket.next();
    for (int digit = Character.digit(next, 16); digit >= 0; digit = Character.digit(next, 16)) {
      size = size * 16 + digit;
      digits++;
      if (size > SIZE_MAX) {
        throw new IllegalArgumentException("a chunk is too long");
      }
      next = socket.next();
    }
    if (digits == 0) {
      throw new IllegalArgumentException("a chunk has no size");
    }
    for (int i = 0; next != '\n'; i++) {
      if (i > LINE_BYTES_MAX) {
        throw new IllegalArgumentException("a chunk's head is too long");
      }
      next = socket.next();
    }
    return size;
  }

  private void skipTrailers() throws IOException {
    int lineBytes = 0;
    for (int i = 0; i < TRAILERS_BYTES_MAX; i++) {
      byte next = socket.next();
      if (next == '\n') {
        if (lineBytes == 0) {
          return;
        }
        lineBytes = 0;
      } else if (next != '\r') {
        lineBytes++;
      }
    }
    throw new IllegalArgumentException("the trailers are too long");
  }

  private void endLine() throws IOException {
    if (socket.next() != '\r' || socket.next() != '\n') {
      throw new IllegalArgumentException("a chunk does not end where it should");
    }
  }
}
