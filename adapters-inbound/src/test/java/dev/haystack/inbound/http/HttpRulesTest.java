package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP's own rules, seen in the bytes. */
class HttpRulesTest {

  private static final String LAST = "Host: localhost\r\nConnection: close\r\n\r\n";
  private static final String DOCUMENT =
      "{\"template\":{\"id\":\"t\",\"name\":\"n\",\"content\":\"# Note\"},"
          + "\"transcript\":{\"segments\":[{\"speaker\":\"a\",\"text\":\"b\",\"startTime\":1}]},"
          + "\"clientInfo\":{\"id\":\"c\",\"name\":\"C\"},"
          + "\"practitionerInfo\":{\"id\":\"p\",\"name\":\"P\"}}";

  private final RunningService service = new RunningService(BriefLinger.settings());

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @Tag("FC-1")
  @ValueSource(strings = {"close", "Close", "close, TE", "keep-alive"})
  void aStreamedAnswerEndsWithItsLastChunk(String connection) throws IOException {
    service.model.thenSays("Hello.");
    String request = post("/chat", "{\"message\":\"hi\"}", connection);
    boolean isLast = !connection.equals("keep-alive");

    String answer = exchange(isLast ? request : request + "GET /nowhere HTTP/1.1\r\n" + LAST);

    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    String streamed = isLast ? answer : answer.substring(0, answer.indexOf("HTTP/1.1 404"));
    String body = unchunked(streamed);
    assertTrue(body.contains("event: message_complete\n"), body);
    assertTrue(body.endsWith("\"typing\":false}\n\n"), body);
  }

  @Test
  @Tag("FC-1")
  void aStreamedDocumentEndsWithItsLastChunk() throws IOException {
    String answer = exchange(post("/generate-document-from-template", DOCUMENT, "close"));

    assertTrue(unchunked(answer).endsWith("}\n\n"), answer);
  }

  @ParameterizedTest
  @Tag("FC-1")
  @ValueSource(strings = {"GET /health HTTP/1.0", "PRI * HTTP/2.0", "GET /health HTTP/2"})
  void anotherVersionOfHttpIsToldWhatIsNeeded(String line) throws IOException {
    String answer = exchange(line + "\r\n" + LAST);

    assertTrue(answer.startsWith("HTTP/1.1 505 HTTP Version Not Supported\r\n"), answer);
    assertTrue(answer.contains("\"code\":\"http_version_unsupported\""), answer);
    assertTrue(answer.contains("\"retryable\":false"), answer);
    assertTrue(answer.contains("proxy_http_version 1.1"), answer);
    assertCommonHeaders(answer);
  }

  @ParameterizedTest
  @Tag("FC-2")
  @CsvSource({
    "/health, 200",
    "/health/live, 200",
    "/metrics, 200",
    "/openapi.yaml, 200",
    "/personas, 200",
    "/nowhere, 404",
    "/sessions/unknown, 404",
    "/sessions/unknown/messages?limit=x, 422",
    "/chat, 405",
    "/ws/s, 426"
  })
  void headIsGetWithoutItsBody(String path, int status) throws IOException {
    String get = exchange("GET " + path + " HTTP/1.1\r\n" + LAST);
    String both =
        exchange(
            "HEAD "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\n\r\nGET "
                + path
                + " HTTP/1.1\r\n"
                + LAST);

    String head = both.substring(0, both.indexOf("\r\n\r\n") + 4);
    assertTrue(head.startsWith("HTTP/1.1 " + status + " "), head);
    assertEquals(undated(get.substring(0, get.indexOf("\r\n\r\n") + 4)), undated(head));
    assertEquals(undated(get), undated(both.substring(head.length())));
  }

  @Test
  @Tag("FC-2")
  void headIsRefusedWithoutABodyWhereTheServerCannotReadIt() throws IOException {
    for (String request : new String[] {"HEAD /health HTTP/1.0\r\n", "HEAD /a%zz HTTP/1.1\r\n"}) {
      String answer = exchange(request + LAST);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  @Tag("FC-2")
  void whatHasNoContentHasNoLength() throws IOException {
    String session = service.open();

    String answer = exchange("DELETE /sessions/" + session + " HTTP/1.1\r\n" + LAST);

    assertTrue(answer.startsWith("HTTP/1.1 204 No Content\r\n"), answer);
    assertFalse(answer.contains("Length"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
    assertCommonHeaders(answer);
  }

  @Test
  @Tag("FC-2")
  void aTargetMayBeAWholeUrl() throws IOException {
    service.model.thenSays("Hello.");

    String read = exchange("GET http://localhost:80/sessions/unknown HTTP/1.1\r\n" + LAST);
    String root = exchange("GET HTTP://localhost?a=b HTTP/1.1\r\n" + LAST);
    String said = exchange(post("https://localhost/chat", "{\"message\":\"hi\"}", "close"));

    assertTrue(read.contains("\"instance\":\"/sessions/unknown\",\"code\":\"session_not"), read);
    assertTrue(root.contains("\"instance\":\"/\",\"code\":\"not_found\""), root);
    assertTrue(said.startsWith("HTTP/1.1 200 OK\r\n"), said);
  }

  @Test
  @Tag("FC-2")
  void theHostOfAWholeUrlCountsInPlaceOfTheHeader() throws IOException {
    String own = "127.0.0.1:" + service.port();
    String origin = "Origin: http://" + own + "\r\n";

    String let = exchange("GET http://" + own + "/health HTTP/1.1\r\n" + origin + LAST);
    String kept = exchange("GET http://x/health HTTP/1.1\r\n" + origin + LAST);

    assertTrue(let.startsWith("HTTP/1.1 200"), let);
    assertTrue(kept.startsWith("HTTP/1.1 421"), kept);
  }

  @Test
  @Tag("FC-2")
  void theServerAsAWholeCanBeAskedForItsOptions() throws IOException {
    String answer = exchange("OPTIONS * HTTP/1.1\r\n" + LAST);

    assertTrue(answer.startsWith("HTTP/1.1 204"), answer);
  }

  @Test
  @Tag("FC-2")
  void aSocketsPathWithoutAnUpgradeSaysWhatItIs() throws IOException {
    String read =
        exchange(
            "GET /ws/s HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n\r\nPOST /ws/s HTTP/1.1\r\n"
                + LAST);

    assertTrue(read.startsWith("HTTP/1.1 426 Upgrade Required\r\n"), read);
    assertTrue(read.contains("\r\nUpgrade: websocket\r\n"), read);
    assertTrue(read.contains("\r\nConnection: Upgrade\r\n"), read);
    assertTrue(read.contains("\"code\":\"upgrade_required\""), read);
    String written = read.substring(read.indexOf("HTTP/1.1 405"));
    assertTrue(written.contains("\r\nAllow: GET, HEAD\r\n"), written);
    assertTrue(written.contains("\"code\":\"method_not_allowed\""), written);
  }

  @Test
  @Tag("FC-2")
  void aStreamHasTheHeadersOfAnyAnswer() throws IOException {
    service.model.thenSays("Hello.");

    String streamed = exchange(post("/chat", "{\"message\":\"hi\"}", "close"));

    assertCommonHeaders(streamed);
    assertCommonHeaders(exchange("GET /health HTTP/1.1\r\n" + LAST));
    assertCommonHeaders(exchange("GET /nowhere HTTP/1.1\r\n" + LAST));
    assertCommonHeaders(exchange("GET /a%zz HTTP/1.1\r\n" + LAST));
  }

  @Test
  @Tag("FC-2")
  void howARequestIsCodedIsTheClientsFault() throws IOException {
    String answer =
        exchange(
            "POST /chat HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
    assertTrue(answer.contains("\"retryable\":false"), answer);
  }

  @Test
  @Tag("FC-2")
  void whoMayNotSendABodyIsNotWaitedFor() throws IOException {
    String answer =
        exchange(
            "POST /nowhere HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Expect: 100-continue\r\n"
                + "Content-Length: 63\r\n\r\n"
                + "GET /health HTTP/1.1\r\n"
                + LAST);

    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    assertEquals(1, answers(answer), answer);
  }

  @Test
  @Tag("SE-6")
  void aLineThatIsNoRequestIsTheClientsFault() throws IOException {
    for (String line :
        new String[] {"{\"a\":1} /x HTTP/1.1", "G<T / HTTP/1.1", "\u0001 / HTTP/1.1"}) {
      String answer = exchange(line + "\r\n" + LAST);
      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
      assertEquals(1, answers(answer), answer);
    }
  }

  private static void assertCommonHeaders(String answer) {
    String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
    assertTrue(head.contains("\r\nCache-Control: no-store, no-transform\r\n"), head);
    assertTrue(head.contains("\r\nX-Content-Type-Options: nosniff\r\n"), head);
    assertTrue(
        head.contains(
            "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"),
        head);
    assertTrue(head.contains("\r\nReferrer-Policy: no-referrer\r\n"), head);
    assertTrue(head.contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n"), head);
    assertFalse(head.contains("\r\nServer: "), head);
  }

  private String exchange(String sent) throws IOException {
    return RawClient.exchange(service.port(), sent);
  }

  static int answers(String read) {
    return read.split("HTTP/1\\.1 ", -1).length - 1;
  }

  private static String post(String path, String body, String connection) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: "
        + connection
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static String undated(String answer) {
    return answer
        .replaceFirst("Date: [^\r]*", "Date: now")
        .replaceFirst("X-Request-Id: [^\r]*", "X-Request-Id: any")
        .replaceFirst("\"request_id\":\"[^\"]*\"", "\"request_id\":\"any\"")
        .replaceFirst("Connection: [^\r]*", "Connection: any");
  }

  /** The body of a chunked answer, which must be whole. */
  private static String unchunked(String answer) {
    int at = answer.indexOf("\r\n\r\n") + 4;
    assertTrue(answer.substring(0, at).contains("Transfer-Encoding: chunked\r\n"), answer);
    var body = new StringBuilder();
    while (true) {
      int lineEnd = answer.indexOf("\r\n", at);
      assertTrue(lineEnd > 0, "the last chunk is missing: " + answer);
      int length = Integer.parseInt(answer.substring(at, lineEnd), 16);
      body.append(answer, lineEnd + 2, lineEnd + 2 + length);
      at = lineEnd + 2 + length + 2;
      if (length == 0) {
        assertEquals(answer.length(), at, answer);
        return body.toString();
      }
    }
  }
}
