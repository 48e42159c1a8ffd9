package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a request is looked at first, and what not at all. */
@Tag("SE-12")
class RequestOrderTest {

  private static final int UNFINISHED = 90;

  private static final RunningService SERVICE =
      new RunningService(BriefLinger.settings(), new IdentifyCaller(RequestOrderTest::verdict));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static Verdict verdict(AccessToken token) {
    return switch (token.value()) {
      case "good" ->
          new Verdict.Verified(
              new Identity(
                  new UserId("issuer", "ann"),
                  Set.of(new ProfileId("p")),
                  Optional.of(new ProfileId("p")),
                  Set.of(),
                  Identity.NO_END,
                  TokenId.of(token)));
      case "old" -> new Verdict.Expired();
      case "later" -> new Verdict.Unavailable(Duration.ofSeconds(7));
      default -> new Verdict.Rejected(Rejection.SIGNATURE);
    };
  }

  /** Each request has all the faults of the rows below its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /nowhere         | elsewhere.example | bad  | q | {                      | 421",
        "POST | /nowhere         | localhost         |      | q | {                      | 401",
        "POST | /nowhere         | localhost         | bad  | q | {                      | 401",
        "POST | /nowhere         | localhost         | old  | q | {                      | 401",
        "POST | /nowhere         | localhost         | later| q | {                      | 503",
        "POST | /nowhere         | localhost         | good | q | {                      | 404",
        "PUT  | /chat            | localhost         | bad  | q | {                      | 401",
        "PUT  | /chat            | localhost         | good | q | {                      | 405",
        "POST | /chat            | localhost         | bad  | q | {                      | 401",
        "POST | /chat            | localhost         | good | q | {                      | 400",
        "POST | /chat            | localhost         | good | q | {'message':1}          | 422",
        "POST | /sessions        | localhost         | good | q | {'context':1}          | 422",
        "POST | /summarize-ai-conversations      | localhost | good | q | {}         | 422",
        "POST | /generate-document-from-template | localhost | good | q | {}         | 422",
        "GET  | /sessions/a/messages?limit=x     | localhost | good | q |            | 422",
        "POST | /chat            | localhost         | good | q | {'message':'hi'}       | 403",
        "POST | /sessions        | localhost         | good | q | {}                     | 403",
        "GET  | /sessions/a%20b  | localhost         | good | q |                        | 403",
        "GET  | /sessions/a%20b  | localhost         | good | p |                        | 404",
        "GET  | /sessions/s      | localhost         | good | q |                        | 403",
        "GET  | /sessions/s      | localhost         | good | p |                        | 404",
        "GET  | /ws/s            | localhost         | bad  | q |                        | 401",
        "GET  | /ws/s            | localhost         | good | q |                        | 426",
        "POST | /health          | localhost         | bad  | q |                        | 405",
        "GET  | /health          | localhost         | bad  | q |                        | 200",
        "GET  | /metrics         | localhost         |      |   |                        | 200",
      })
  void theFirstThatFailsIsAnswered(
      String method,
      String path,
      String host,
      String token,
      String profile,
      String body,
      int status)
      throws IOException {
    String answer = exchange(request(method, path, host, token, profile, body));

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    boolean wantsToken = status == 401;
    assertEquals(wantsToken, answer.contains("\r\nWWW-Authenticate: Bearer"), answer);
    assertEquals(
        wantsToken && token != null, answer.contains("Bearer error=\"invalid_token\""), answer);
    assertEquals(status == 503, answer.contains("\r\nRetry-After: 7\r\n"), answer);
  }

  @ParameterizedTest
  @CsvSource({"GET, /sessions/s, 401", "POST, /chat, 401", "GET, /nowhere, 401"})
  void whoHasNoGoodTokenIsAnsweredAndTheConnectionEnds(String method, String path, int status)
      throws IOException {
    String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    String body = method.equals("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n";
    String answer = exchange(head + body + "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    assertEquals(1, HttpRulesTest.answers(answer), answer);
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 8000000", "Transfer-Encoding: chunked"})
  void noByteOfABodyOfNobodyIsWaitedFor(String framing) throws IOException {
    String answer = beginning("POST /chat HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
  }

  @Test
  void noBodyOfNobodyIsAskedFor() throws IOException {
    String framing = "Content-Length: 9\r\nExpect: 100-continue";
    String answer = beginning("POST /chat HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
  }

  @Test
  void manyUnfinishedBodiesOfNobodyKeepNobodyWaiting() throws IOException {
    List<RawClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < UNFINISHED; i++) {
        open.add(
            new RawClient(SERVICE.port())
                .send("POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{"));
      }
      assertEquals(200, SERVICE.get("/health/live").statusCode());
      for (RawClient client : open) {
        assertTrue(client.readToEnd().startsWith("HTTP/1.1 401 "));
      }
    } finally {
      for (RawClient client : open) {
        client.close();
      }
    }
  }

  @Test
  void aBrowserMayAskWithoutATokenWhatItMayAsk() throws IOException {
    String answer =
        exchange(
            "OPTIONS /chat HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                + RunningService.PARTNER
                + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 204 "), answer);
  }

  private static String request(
      String method, String path, String host, String token, String profile, String body) {
    String text = body == null ? "" : body.replace('\'', '"');
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
        + (profile == null ? "" : "\r\nProfileID: " + profile)
        + "\r\nConnection: close\r\nContent-Length: "
        + text.length()
        + "\r\n\r\n"
        + text;
  }

  private static String exchange(String sent) throws IOException {
    try (var client = new RawClient(SERVICE.port())) {
      return client.send(sent).end().readToEnd();
    }
  }

  /** The client could still send something. */
  private static String beginning(String sent) throws IOException {
    return RawClient.exchange(SERVICE.port(), sent);
  }
}
