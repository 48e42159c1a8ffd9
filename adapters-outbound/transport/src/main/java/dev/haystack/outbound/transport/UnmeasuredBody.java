package dev.haystack.outbound.transport;

import io.helidon.common.buffers.DataReader;
import java.io.InputStream;

/** The body of an answer without a length: it ends where the peer closes the connection. */
final class UnmeasuredBody extends InputStream {

  private final DataReader reader;

  UnmeasuredBody(DataReader reader) {
    this.reader = reader;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
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
