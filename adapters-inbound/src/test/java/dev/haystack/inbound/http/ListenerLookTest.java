package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenerLookTest {

  @Test
  void aServiceAnswersUnderEachOfItsAddresses() {
    try (var service = new RunningService()) {
      assertEquals(ListenerLook.ANSWERED, ListenerLook.at("127.0.0.1", service.port()));
      assertEquals(ListenerLook.ANSWERED, ListenerLook.at("0.0.0.0", service.port()));
    }
  }

  @Test
  void whoTakesNoConnectionIsSilentAndWhoDoesNotListenRefuses() throws Exception {
    int port;
    try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
      assertEquals(ListenerLook.SILENT, ListenerLook.at("127.0.0.1", port));
    }

    assertEquals(ListenerLook.REFUSED, ListenerLook.at("127.0.0.1", port));
    assertEquals(ListenerLook.UNKNOWN, ListenerLook.at("nowhere.invalid", port));
  }
}
