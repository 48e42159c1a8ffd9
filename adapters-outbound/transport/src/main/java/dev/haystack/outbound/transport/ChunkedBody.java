package dev.haystack.outbound.transport;

import io.helidon.common.buffers.DataReader;

/**
 * The body of a chunked answer. The client library's own hands a chunk on only when all of it is in
 * memory, however long the peer says it is; this one gives what is there.
 */
final class ChunkedBody implements BodySource {

  private static final int LINE_BYTES_MAX = 4096;
  private static final int TRAILERS_BYTES_MAX = 8192;
  private static final long SIZE_MAX = Integer.MAX_VALUE;

  private final DataReader reader;
  private long left;
  private boolean inBody;
  private boolean ended;

  ChunkedBody(DataReader reader) {
    this.reader = reader;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (ended || (left == 0 && !beginChunk())) {
      return -1;
    }
    reader.ensureAvailable();
    int count = (int) Math.min(left, Math.min(reader.available(), length));
    reader.readBuffer(count).read(target, offset, count);
    left -= count;
    return count;
  }

  private boolean beginChunk() {
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

  private long size() {
    long size = 0;
    int digits = 0;
    byte next = reader.read();
    for (int digit = Character.digit(next, 16); digit >= 0; digit = Character.digit(next, 16)) {
      size = size * 16 + digit;
      digits++;
      if (size > SIZE_MAX) {
        throw new IllegalArgumentException("a chunk is too long");
      }
      next = reader.read();
    }
    if (digits == 0) {
      throw new IllegalArgumentException("a chunk has no size");
    }
    for (int i = 0; next != '\n'; i++) {
      if (i > LINE_BYTES_MAX) {
        throw new IllegalArgumentException("a chunk's head is too long");
      }
      next = reader.read();
    }
    return size;
  }

  private void skipTrailers() {
    int lineBytes = 0;
    for (int i = 0; i < TRAILERS_BYTES_MAX; i++) {
      byte next = reader.read();
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

  private void endLine() {
    if (reader.read() != '\r' || reader.read() != '\n') {
      throw new IllegalArgumentException("a chunk does not end where it should");
    }
  }
}
