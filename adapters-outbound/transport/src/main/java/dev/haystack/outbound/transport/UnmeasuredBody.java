package dev.haystack.outbound.transport;

import io.helidon.common.buffers.DataReader;

/** The body of an answer without a length: it ends where the peer closes the connection. */
final class UnmeasuredBody implements BodySource {

  private final DataReader reader;

  UnmeasuredBody(DataReader reader) {
    this.reader = reader;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    try {
      reader.ensureAvailable();
    } catch (DataReader.InsufficientDataAvailableException e) {
      return -1;
    }
    int count = Math.min(reader.available(), length);
    reader.readBuffer(count).read(target, offset, count);
    return count;
  }
}
