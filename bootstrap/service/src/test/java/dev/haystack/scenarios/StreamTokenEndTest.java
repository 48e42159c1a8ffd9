package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.SignedTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that end while an answer is written: who reads it over HTTP is told no more of it. */
@Tag("SE-13")
class StreamTokenEndTest extends Scenario {

  private static final Duration HOUR = Duration.ofHours(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private String token = "";

  @BeforeEach
  void anAnswerStopsInTheMiddle() {
    model.always(
        _ -> {
          asked.countDown();
          return ModelScript.stream(
              ModelStep.text("before "),
              new ModelStep.Await(goOn),
              ModelStep.text("behind"),
              ModelStep.finish("stop"));
        });
    restartWith(SignedTokens.SETTINGS);
    token = "Bearer " + SignedTokens.of("anna", Instant.now().plus(HOUR));
  }

  @AfterEach
  void close() {
    goOn.countDown();
    client.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/chat {'message':'hi','session_id':'#'}",
        "/api/chat {'id':'#','messages':[{'id':'m','role':'user',"
            + "'parts':[{'type':'text','text':'hi'}]}]}",
        "/v1/chat/completions {'model':'web_assistant','stream':true,"
            + "'messages':[{'role':'user','content':'hi'}]}",
        "/ag-ui {'threadId':'#','runId':'r','messages':[{'id':'m','role':'user','content':'hi'}]}",
      })
  void aStreamSaysThatTheTokenHasExpiredAndNothingMore(String request) throws Exception {
    try (var reader = stream(post(request))) {
      readTo("before", reader);

      assertEndsExpired(reader);
    }
  }

  @Test
  void whoReadsOnARunningAnswerIsToldNoMoreEither() throws Exception {
    String question =
        "/api/chat {'id':'#','messages':[{'id':'m','role':'user',"
            + "'parts':[{'type':'text','text':'hi'}]}]}";
    try (var first = stream(post(question))) {
      readTo("before", first);
      try (var second = stream(request("/api/chat/" + id("s") + "/stream").GET())) {
        readTo("before", second);

        assertEndsExpired(second);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/chat {'message':'hi','session_id':'#'}",
        "/v1/chat/completions {'model':'web_assistant',"
            + "'messages':[{'role':'user','content':'hi'}]}",
        "/summarize-ai-conversations {'conversations':[{'id':'1','createdAt':'2026-01-01',"
            + "'messages':[{'role':'user','content':'hi'}]}]}",
      })
  void aWholeAnswerIsNotToldToWhoseTokenHasExpired(String request) throws Exception {
    var answer =
        CompletableFuture.supplyAsync(
            () -> send(post(request), HttpResponse.BodyHandlers.ofString()));
    assertTrue(asked.await(15, TimeUnit.SECONDS));

    service().pass(HOUR);
    goOn.countDown();

    HttpResponse<String> told = answer.get(15, TimeUnit.SECONDS);
    assertEquals(401, told.statusCode());
    assertTrue(told.body().contains("expired"), told.body());
  }

  private void assertEndsExpired(BufferedReader reader) {
    service().pass(HOUR);
    goOn.countDown();
    String rest = String.join("\n", reader.lines().toList());
    assertTrue(rest.contains("expired"), rest);
    assertFalse(rest.contains("behind"), rest);
    service().awaitNoTurns();
    assertEquals(1, model.requests().size());
  }

  private static void readTo(String text, BufferedReader reader) throws IOException {
    String line = "";
    while (!line.contains(text)) {
      line = String.valueOf(reader.readLine());
      assertFalse(line.equals("null"), "the stream has ended");
    }
  }

  private HttpRequest.Builder post(String request) {
    int blank = request.indexOf(' ');
    String body = request.substring(blank + 1).replace('\'', '"').replace("#", id("s"));
    return request(request.substring(0, blank)).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    URI socket = service().socket("s");
    return HttpRequest.newBuilder(URI.create("http://" + socket.getAuthority() + path))
        .header("Authorization", token)
        .timeout(Duration.ofSeconds(20));
  }

  private BufferedReader stream(HttpRequest.Builder request) {
    var answer =
        send(
            request.header("Accept", "text/event-stream"),
            HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
