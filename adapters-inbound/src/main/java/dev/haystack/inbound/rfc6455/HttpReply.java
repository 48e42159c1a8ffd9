package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.problem.CommonHeaders;
import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import dev.haystack.port.journal.RequestId;
import io.helidon.http.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The HTTP response to a handshake, as bytes. */
final class HttpReply {

  private static final String LINE_END = "\r\n";

  private HttpReply() {}

  static byte[] switching(String acceptKey, Optional<String> subprotocol, RequestId id) {
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Accept: "
            + acceptKey
            + LINE_END
            + RequestId.HEADER
            + ": "
            + id.value()
            + LINE_END
            + subprotocol.map(name -> "Sec-WebSocket-Protocol: " + name + LINE_END).orElse("")
            + LINE_END;
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A refusal; who asked with HEAD gets no body. */
  static byte[] refused(Refused refused, boolean withBody, boolean isEncrypted, RequestId id) {
    byte[] body = refused.body().getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("HTTP/1.1 ");
    head.append(refused.status()).append(' ');
    head.append(Status.create(refused.status()).reasonPhrase()).append(LINE_END);
    header(head, "Connection", "close");
    header(head, "Content-Type", refused.contentType());
    header(head, "Content-Length", Integer.toString(body.length));
    header(head, RequestId.HEADER, id.value());
    CommonHeaders.of(isEncrypted).forEach((name, value) -> header(head, name, value));
    refused.headers().forEach((name, value) -> header(head, name, value));
    head.append(LINE_END);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (withBody) {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append(LINE_END);
  }
}
