package dev.haystack.inbound.http;

import static java.util.Locale.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.inbound.limit.InboundLimits;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a broken body is never taken for the next request. */
class BrokenBodyTest {

  private static final String HEAD =
      "POST /chat HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String NEXT =
      "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final RunningService service = new RunningService(BriefLinger.settings());

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @Tag("SE-6")
  @ValueSource(
      strings = {
        "zz\r\n",
        "5\r\n{\"mes\r\nzz\r\n",
        "5\r\n{\"mesXX",
        "-2\r\n{}\r\n0\r\n\r\n",
        "2;extension=1\r\n{}\r\n0\r\n\r\n",
        "fffffffff\r\n{}\r\n0\r\n\r\n",
        "\r\n",
        "2\r\n{}XX0\r\n\r\n",
        "2\r\n{}\n0\r\n\r\n",
        "2\n{}\r\n0\r\n\r\n",
        "2\r{}\r\n0\r\n\r\n",
        "+2\r\n{}\r\n0\r\n\r\n",
        " 2\r\n{}\r\n0\r\n\r\n",
        "2 \r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "000000002\r\n{}\r\n0\r\n\r\n",
        "2;\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0;x\r\n\r\n",
        "2\r\n{}\r\n0\r\nTrailer: x\n\r\n"
      })
  void aBrokenChunkEndsTheConnectionWithTheAnswer(String body) throws IOException {
    for (String path : new String[] {"/chat", "/sessions", "/nowhere"}) {
      String answer = RawClient.exchange(service.port(), HEAD.replace("/chat", path) + body + NEXT);

      assertEquals(1, HttpRulesTest.answers(answer), answer);
      assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
      assertTrue(answer.contains("\"retryable\":false"), answer);
    }
    assertEquals(2, service.guard.tally().brokenBodies());
  }

  @ParameterizedTest
  @Tag("SE-15")
  @ValueSource(
      strings = {
        "2\r\n{}\r\n0\r\n\r\n",
        "00000002\r\n{}\r\n00\r\n\r\n",
        "1\r\n{\r\n1\r\n}\r\n0\r\nX-Checksum: 1\r\nGET /: /chat HTTP/1.1\r\n\r\n"
      })
  void aWholeBodyIsFollowedByTheNextRequestAndItsTrailersAreDropped(String body)
      throws IOException {
    String answer =
        RawClient.exchange(service.port(), HEAD.replace("/chat", "/sessions") + body + NEXT);

    assertEquals(2, HttpRulesTest.answers(answer), answer);
    assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
    assertTrue(answer.contains("HTTP/1.1 200 "), answer);
  }

  @Test
  @Tag("SE-15")
  void aLongChunkComesInPiecesAndIsOneBody() throws IOException {
    String content = "{\"context\":{\"x\":\"" + "y".repeat(60_000) + "\"}}";
    String body = Integer.toHexString(content.length()).toUpperCase(ROOT) + "\r\n" + content;

    String answer =
        RawClient.exchange(
            service.port(), HEAD.replace("/chat", "/sessions") + body + "\r\n0\r\n\r\n" + NEXT);

    assertEquals(2, HttpRulesTest.answers(answer), answer);
    assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
  }

  @ParameterizedTest
  @Tag("SE-15")
  @ValueSource(strings = {"POST /nowhere", "PUT /chat", "GET /health", "DELETE /sessions/unknown"})
  void anAnswerBeforeTheBodyWasReadEndsTheConnection(String asked) throws IOException {
    for (String framed :
        new String[] {
          "Content-Length: 2\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        }) {
      String answer =
          RawClient.exchange(
              service.port(), asked + " HTTP/1.1\r\nHost: localhost\r\n" + framed + NEXT);

      assertEquals(1, HttpRulesTest.answers(answer), answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }
  }

  @Test
  @Tag("SE-15")
  void whoStillSendsIsHeardOutSoThatItCanReadTheAnswer() throws IOException {
    try (var patient = new RunningService();
        var client = new RawClient(patient.port())) {
      client.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n\r\n");
      for (int i = 0; i < 40; i++) {
        client.send("x".repeat(100_000));
      }

      assertTrue(client.readToEnd().startsWith("HTTP/1.1 404 "));
    }
  }

  @Test
  @Tag("SE-6")
  void aBodyThatIsCutOffIsSaidToBe() throws IOException {
    for (String cut :
        new String[] {
          HEAD + "5\r\n{\"m",
          "POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{\"m"
        }) {
      try (var client = new RawClient(service.port())) {
        String answer = client.send(cut).end().readToEnd();

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("Connection: close\r\n"), answer);
        assertTrue(answer.contains("The body breaks off"), answer);
      }
    }
  }

  @Test
  @Tag("SE-6")
  void aChunkedBodyOverTheLimitEndsTheConnectionAtOnce() throws IOException {
    try (var small = new RunningService(BriefLinger.settings(1024, InboundLimits.DEFAULT));
        var client = new RawClient(small.port())) {
      String answer = client.send(HEAD + "401\r\n" + "x".repeat(1025) + "\r\n" + NEXT).readToEnd();

      assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
      assertTrue(answer.contains("\"code\":\"message_too_large\""), answer);
      assertEquals(1, HttpRulesTest.answers(answer), answer);
    }
  }

  @Test
  @Tag("SE-11")
  void aLargeBodyWithoutMemoryForItIsRefusedAndCounted() throws IOException {
    var limits = new InboundLimits(100_000, 1_000, 10, 10, 10, 10);
    String large = "POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n";
    try (var poor = new RunningService(BriefLinger.settings(8 << 20, limits));
        var first = new RawClient(poor.port());
        var second = new RawClient(poor.port())) {
      first.send(large + "x".repeat(150_000));
      Eventually.holds(() -> poor.guard.memory().freeBytes() == 0);

      String answer = second.send(large + "x".repeat(150_000)).readToEnd();

      assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
      assertTrue(answer.contains("\"code\":\"overloaded\""), answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
      assertEquals(1, poor.guard.tally().refusedForMemory());
      assertTrue(first.send("x".repeat(50_000)).end().readToEnd().startsWith("HTTP/1.1 400 "));
      Eventually.holds(() -> poor.guard.memory().freeBytes() == 100_000);
    }
  }

  @Test
  @Tag("SE-11")
  void whatAPersonSaysIsNoLongerThanOnASocket() {
    assertEquals(413, service.post("/chat", message(262_145)).statusCode());
    assertEquals(200, service.post("/chat", message(262_144)).statusCode());
  }

  private String message(int length) {
    service.model.thenSays("Hello.");
    return "{\"message\":\"" + "x".repeat(length) + "\"}";
  }
}
