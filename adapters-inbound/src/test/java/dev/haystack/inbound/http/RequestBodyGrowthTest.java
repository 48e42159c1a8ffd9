package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Growth;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However small the chunks of a body are, it costs in proportion to its size. */
@Tag("FC-13")
class RequestBodyGrowthTest {

  private static final int CHUNKS = 8_192;
  private static final String HEAD =
      """
      POST /chat HTTP/1.1
      Host: localhost
      Content-Type: application/json
      Transfer-Encoding: chunked
      Connection: close

      """;

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void inChunksOf64Bytes() throws Exception {
    Growth.ofAllThreads("HTTP body, chunks of 64 bytes")
        .assertProportional(CHUNKS, pieces -> post(chunks(pieces)));
  }

  /** Sends a body that lacks what it should have, and reads the answer that says so. */
  private void post(byte[] body) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        InputStream input = socket.getInputStream()) {
      socket.getOutputStream().write(ascii(HEAD.replace("\n", "\r\n")));
      socket.getOutputStream().write(body);
      String answer = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 422 "), answer);
    }
  }

  private static byte[] chunks(int count) {
    var body = new ByteArrayOutputStream();
    chunk("{\"x\":\"", body);
    String piece = "x".repeat(64);
    for (int number = 0; number < count; number++) {
      chunk(piece, body);
    }
    chunk("\"}", body);
    chunk("", body);
    return body.toByteArray();
  }

  private static void chunk(String text, ByteArrayOutputStream body) {
    body.writeBytes(ascii(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
