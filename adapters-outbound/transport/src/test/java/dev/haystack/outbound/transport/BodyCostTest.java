package dev.haystack.outbound.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.haystack.kit.model.ScriptedServer;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a body costs that comes in pieces: as much as its length, whatever the pieces are. */
@Tag("FC-13")
class BodyCostTest {

  private static final int BODY_BYTES = 1 << 18;

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void aBodyOfSmallChunksCostsInProportion() {
    assertInProportion(
        length ->
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\nxx\r\n".repeat(length / 2)
                + "0\r\n\r\n");
  }

  @Test
  void aBodyWithoutALengthCostsInProportion() {
    assertInProportion(length -> "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(length));
  }

  @Test
  void aMeasuredBodyCostsInProportion() {
    assertInProportion(
        length -> "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));
  }

  private void assertInProportion(IntFunction<String> answer) {
    // what is loaded and made once counts for nobody
    var _ = allocatedBytes(BODY_BYTES, answer);

    double once = allocatedBytes(BODY_BYTES, answer);
    double twice = allocatedBytes(2 * BODY_BYTES, answer);

    assertTrue(twice / once < 2.5, twice + " against " + once);
    assertTrue(once < 6.0 * BODY_BYTES, once + " for " + BODY_BYTES);
  }

  private long allocatedBytes(int length, IntFunction<String> answer) {
    byte[] bytes = answer.apply(length).getBytes(US_ASCII);
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.send(bytes);
        };
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (var server = new ScriptedServer(script);
        Exchange exchange = transport.exchange(Calls.get(server.uri("/")))) {
      long before = threads.getCurrentThreadAllocatedBytes();
      byte[] body = exchange.bodyUpTo(2 * length);
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertEquals(length, body.length);
      return allocated;
    }
  }
}
