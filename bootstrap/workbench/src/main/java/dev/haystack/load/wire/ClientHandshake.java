package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

/** The HTTP exchange that turns a connection into a WebSocket. */
final class ClientHandshake {

  private static final int HEAD_BYTES_MAX = 16 << 10;

  private ClientHandshake() {}

  static void perform(
      URI server, String session, String token, InputStream input, OutputStream output)
      throws IOException {
    String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    String request =
        "GET "
            + path(server, session)
            + " HTTP/1.1\r\nHost: "
            + server.getRawAuthority()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: aGF5c3RhY2stbG9hZC1ydQ==\r\n"
            + authorization
            + "\r\n";
    output.write(request.getBytes(ISO_8859_1));
    int status = status(head(input));
    if (status != 101) {
      throw new HandshakeException(status);
    }
  }

  private static String path(URI server, String session) {
    String base = server.getRawPath() == null ? "" : server.getRawPath();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/ws/" + session;
  }

  // byte by byte, so that no byte of the first frame is taken
  private static String head(InputStream input) throws IOException {
    var head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int next = input.read();
      if (next < 0 || head.length() >= HEAD_BYTES_MAX) {
        throw new HandshakeException(0);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int status(String head) throws HandshakeException {
    String[] words = head.substring(0, head.indexOf('\r')).split(" ", 3);
    if (words.length < 2 || !words[1].matches("[0-9]{3}")) {
      throw new HandshakeException(0);
    }
    return Integer.parseInt(words[1]);
  }
}
