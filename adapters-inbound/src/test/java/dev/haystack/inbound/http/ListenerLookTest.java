package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenerLookTest {

  @Test
  void onlyARefusedConnectionSaysThatNobodyListens() throws Exception {
    int port;
    try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
      assertTrue(ListenerLook.isListening("127.0.0.1", port));
      assertTrue(ListenerLook.isListening("0.0.0.0", port));
    }

    assertFalse(ListenerLook.isListening("127.0.0.1", port));
    assertTrue(ListenerLook.isListening("nowhere.invalid", port));
  }
}
