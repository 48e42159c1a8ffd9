package dev.haystack.inbound.http;

/** Where the service is watched, apart from where it serves. */
public record AdminSettings(String host, int port) {

  private static final int CONNECTIONS_MAX = 64;
  private static final int BODY_BYTES_MAX = 1024;

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
