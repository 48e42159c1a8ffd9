package dev.haystack.inbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the service is watched, apart from where it serves. */
public record AdminSettings(String host, int port) {

  private static final int CONNECTIONS_MAX = 64;
  private static final int BODY_BYTES_MAX = 1024;

  /** Whether only this machine can ask. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      // it cannot be listened on either
      return false;
    }
  }

  /** The limits of the serving listener, but for what a few who watch can use. */
  ServerSettings under(ServerSettings serving) {
    return new ServerSettings(
        host,
        port,
        CONNECTIONS_MAX,
        CONNECTIONS_MAX,
        BODY_BYTES_MAX,
        serving.headerBytesMax(),
        serving.stillness(),
        serving.stopGrace(),
        serving.clientAddress(),
        serving.limits());
  }
}
