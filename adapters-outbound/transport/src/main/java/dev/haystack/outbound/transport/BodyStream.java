package dev.haystack.outbound.transport;

import java.io.IOException;
import java.io.InputStream;

/** A body that fails as the transport fails and gives its connection back at its end. */
final class BodyStream extends InputStream {

  private final InputStream source;
  private final Usage usage;
  private boolean ended;

  BodyStream(InputStream source, Usage usage) {
    this.source = source;
    this.usage = usage;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (ended) {
      return -1;
    }
    if (Thread.currentThread().isInterrupted()) {
      usage.discard();
      throw Failures.cancelled();
    }
    try {
      int count = source.read(target, offset, length);
      if (count < 0) {
        ended = true;
        usage.finish();
      }
      return count;
    } catch (IOException | RuntimeException e) {
      TransportException failure = usage.failure(e, TransportFailure.IDLE_TIMEOUT);
      usage.discard();
      throw failure;
    }
  }

  @Override
  public void close() {
    usage.discard();
  }
}
