package dev.haystack.outbound.transport;

import static org.junit.jupiter.api.Assertions.assertThrows;

/** Makes calls whose whole body is wanted, and looks at how they fail. */
final class Attempts {

  private static final int BODY_BYTES_MAX = 1 << 20;

  private Attempts() {}

  static String text(HttpTransport transport, HttpCall call) {
    try (Exchange exchange = transport.exchange(call)) {
      return new String(exchange.bodyUpTo(BODY_BYTES_MAX), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  static TransportFailure failure(HttpTransport transport, HttpCall call) {
    return assertThrows(TransportException.class, () -> text(transport, call)).reason();
  }
}
