package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void requestsOfOneConnectionAreReadInTurn() throws IOException {
    var reader =
        reader(
            "POST /a?b=c HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi"
                + "POST /d HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
                + "3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n");
    var first = reader.next().orElseThrow();
    assertEquals("/a", first.path());
    assertEquals("hi", new String(first.body(), UTF_8));
    assertEquals("", output.toString(UTF_8));
    assertEquals("abcd", new String(reader.next().orElseThrow().body(), UTF_8));
    assertEquals("HTTP/1.1 100 Continue\r\n\r\n", output.toString(UTF_8));
    assertTrue(reader.next().isEmpty());
  }

  @Test
  void aBrokenRequestIsAFailure() {
    assertThrows(IOException.class, () -> first("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhi"));
    assertThrows(IOException.class, () -> first("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"));
    assertThrows(
        IOException.class, () -> first("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n"));
    assertThrows(IOException.class, () -> first("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n"));
  }

  private void first(String text) throws IOException {
    assertTrue(reader(text).next().isPresent());
  }

  private RequestReader reader(String text) {
    return new RequestReader(new ByteArrayInputStream(text.getBytes(UTF_8)), output);
  }
}
