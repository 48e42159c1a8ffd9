package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FC-13")
class EventFramerTest {

  private static final int PIECE_BYTES = 16;
  private static final int LINE_BYTES = 1 << 20;

  @Test
  void anEventThatComesInSmallPiecesCostsInProportion() throws IOException {
    // what is loaded and made once counts for nobody
    var _ = allocatedBytes(LINE_BYTES);

    double once = allocatedBytes(LINE_BYTES);
    double twice = allocatedBytes(2 * LINE_BYTES);

    assertTrue(twice / once < 2.5, twice + " against " + once);
    assertTrue(once < 6.0 * LINE_BYTES, once + " for " + LINE_BYTES);
  }

  private static long allocatedBytes(int lineBytes) throws IOException {
    byte[] event = ("data: " + "x".repeat(lineBytes) + "\n\n").getBytes(StandardCharsets.US_ASCII);
    var framer = new EventFramer(new Pieces(event), 4 * lineBytes);
    var taken = new AtomicInteger();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    while (framer.next((_, from, to) -> taken.addAndGet(to - from))) {
      // the receiver counts
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals(event.length, taken.get());
    return allocated;
  }

  private static final class Pieces extends ByteArrayInputStream {

    Pieces(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, PIECE_BYTES));
    }
  }
}
