package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Scribbled;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever stands in a body, its request is answered or its connection ends, and others go on. */
@Tag("SE-15")
class ScribbledRequestsTest {

  private static final RunningService SERVICE = new RunningService();
  private static final String HEAD =
      "POST /sessions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String HEALTH =
      "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  @AfterContainer
  static void stop() {
    SERVICE.close();
  }

  @Provide
  Arbitrary<String> good() {
    return Arbitraries.of(
        "2\r\n{}\r\n0\r\n\r\n",
        "d\r\n{\"context\":{}}\r\n0\r\nTrailer: x\r\n\r\n",
        "5\r\n{\"con\r\n8\r\ntext\":{}\r\n1\r\n}\r\n0\r\n\r\n");
  }

  @Property(tries = 150)
  void nothingOfABodyIsServedAsARequest(
      @ForAll @From("good") String good, @ForAll @Size(max = 4) List<Integer> changes)
      throws IOException {
    String answer = exchange(HEAD + Scribbled.in(good, changes));
    assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
    // what stands behind a body that is whole is another request, and a bad one
    int bad = answer.split("HTTP/1\\.1 4", -1).length - 1;
    int created = answer.split("HTTP/1\\.1 201", -1).length - 1;
    assertEquals(HttpRulesTest.answers(answer), bad + created, answer);
    // whose body was whole may be one that says nothing, and the connection goes on
    assertTrue(bad + created <= 2 && answer.lastIndexOf("HTTP/1.1 201") <= 0, answer);
    assertEquals(200, status(exchange(HEALTH)));
  }

  private static String exchange(String sent) throws IOException {
    try (var client = new RawClient(SERVICE.port())) {
      try {
        var _ = client.send(sent).end();
      } catch (IOException e) {
        // it may have been cut while it was sent
      }
      return client.readToEnd();
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
