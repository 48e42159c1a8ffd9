package dev.haystack.outbound.redisson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback that nobody uses. */
final class FreePort {

  private static final int PARTNER = 10_000;
  private static final int MAX = 65_535;

  private FreePort() {}

  static int any() {
    try (ServerSocket socket = listen(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One whose partner, on which members of a cluster talk to each other, is free as well. */
  static int withPartner() {
    int port = any();
    while (!hasPartner(port)) {
      port = any();
    }
    return port;
  }

  private static boolean hasPartner(int port) {
    if (port + PARTNER > MAX) {
      return false;
    }
    try (ServerSocket _ = listen(port + PARTNER)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
