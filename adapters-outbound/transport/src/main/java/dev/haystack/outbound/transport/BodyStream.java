package dev.haystack.outbound.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that fails as the transport fails and gives its connection back at its end. */
final class BodyStream extends InputStream {

  private static final int TAIL_BYTES_MAX = 4096;
  private static final Duration TAIL = Duration.ofSeconds(1);

  private final BodySource source;
  private final ConnectionUse usage;
  private boolean ended;
  private boolean leftToItself;

  BodyStream(BodySource source, ConnectionUse usage) {
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
    if (length == 0) {
      return 0;
    }
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
    if (!leftToItself) {
      usage.discard();
    }
  }

  /** Nothing more is wanted; what still comes soon is dropped for the connection's sake. */
  void leave() {
    if (ended || leftToItself) {
      return;
    }
    leftToItself = true;
    Thread.startVirtualThread(this::drain);
  }

  private void drain() {
    byte[] dropped = new byte[TAIL_BYTES_MAX];
    try {
      usage.connection().socket().readTimeout(TAIL);
      for (int total = 0, count = 0; count >= 0 && total < TAIL_BYTES_MAX; total += count) {
        count = read(dropped, 0, dropped.length);
      }
    } catch (IOException | RuntimeException e) {
      // then the connection is not worth keeping
    } finally {
      usage.discard();
    }
  }
}
