package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one user's requests cost, whichever way they come. */
class UserCostScenariosTest extends Scenario {

  private static final String SUMMARIES = "/summarize-ai-conversations";
  private static final String DOCUMENTS = DocumentAsk.PATH;
  private static final String DOCUMENT = DocumentAsk.of(DocumentAsk.NOTE).json().text();
  private static final int MINUTES = 1;

  private final CountDownLatch hold = new CountDownLatch(1);

  @Test
  @Tag("SE-7")
  @Tag("RL-4")
  @Tag("RL-7")
  void summariesDocumentsAndMessagesOfAUserStandInOneLineAndLeaveRoomForOthers() {
    List<CompletableFuture<HttpResponse<String>>> summaries = new ArrayList<>();
    holdEveryAnswer();
    for (int i = 0; i < 70; i++) {
      summaries.add(later(SUMMARIES, conversation("number " + i), "anna"));
    }
    Eventually.holds(() -> count(summaries, 429) == 10);
    var document = later(DOCUMENTS, DOCUMENT, "anna");
    var client = connect("s");
    client.send(chat("hi", token("anna")));

    assertEquals("queue_full", client.next("error").string("code").orElseThrow());
    assertEquals(429, response(document).statusCode());
    assertTrue(response(document).headers().firstValue("Retry-After").isPresent());
    assertEquals(10, model.requests().size());

    model.always(_ -> ModelScript.says("at once"));
    assertEquals(200, response(later(SUMMARIES, conversation("ben's"), "ben")).statusCode());
    hold.countDown();
    assertEquals(60, summaries.stream().filter(one -> response(one).statusCode() == 200).count());
  }

  @Test
  void whoHasUsedUpTheDaysTokensIsToldSoOnEveryWay() {
    restartWith(Map.of("TOKENS_PER_USER_DAY_MAX", "10"));
    model.always(_ -> ModelScript.says("quite a long answer with more than ten tokens in it"));
    var client = connect("s");
    client.send(chat("hi", token("anna")));
    var _ = client.turn();

    client.send(chat("again", token("anna")));
    JsonObject error = client.next("error");
    assertEquals("budget_exhausted", error.string("code").orElseThrow());
    assertTrue(error.integer("retry_after_ms").orElseThrow() > 0);
    for (String path : List.of("/chat", SUMMARIES, DOCUMENTS)) {
      String body =
          switch (path) {
            case "/chat" -> "{\"message\":\"hi\"}";
            case SUMMARIES -> conversation("said");
            default -> DOCUMENT;
          };
      HttpResponse<String> refused = response(later(path, body, "anna"));
      assertEquals(429, refused.statusCode(), path);
      assertEquals("budget_exhausted", json(refused.body()).string("code").orElseThrow(), path);
      assertTrue(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()) > 0);
    }
    var ben = connect("t");
    assertTrue(!ChatClient.text(askAs("ben", ben)).isEmpty());
  }

  @Test
  @Tag("SE-7")
  void requestsOfAUserAreCountedWhicheverWayTheyCome() {
    restartWith(Map.of("REQUESTS_PER_USER_MINUTE", "3"));
    model.always(_ -> ModelScript.says("ok"));
    assertEquals(201, response(later("/sessions", "{}", "anna")).statusCode());
    assertEquals(200, response(later("/chat", "{\"message\":\"hi\"}", "anna")).statusCode());
    assertEquals(200, response(later(SUMMARIES, conversation("said"), "anna")).statusCode());

    for (String path : List.of("/sessions", "/chat", SUMMARIES, DOCUMENTS)) {
      String body =
          switch (path) {
            case "/sessions" -> "{}";
            case "/chat" -> "{\"message\":\"hi\"}";
            case SUMMARIES -> conversation("said");
            default -> DOCUMENT;
          };
      HttpResponse<String> refused = response(later(path, body, "anna"));
      assertEquals(429, refused.statusCode(), path);
      assertEquals("rate_limited", json(refused.body()).string("code").orElseThrow(), path);
      assertTrue(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()) <= 20);
    }
    var client = connect("s");
    client.send(chat("hi", token("anna")));
    assertEquals("rate_limited", client.next("error").string("code").orElseThrow());
    assertEquals(201, response(later("/sessions", "{}", "ben")).statusCode());
  }

  private List<JsonObject> askAs(String user, ChatClient client) {
    client.send(chat("hi", token(user)));
    return client.turn();
  }

  private void holdEveryAnswer() {
    model.always(
        _ ->
            ModelScript.stream(
                new ModelStep.Await(hold), ModelStep.text("done"), ModelStep.finish("stop")));
  }

  private CompletableFuture<HttpResponse<String>> later(String path, String body, String user) {
    return CompletableFuture.supplyAsync(
        () -> service().tryPost(path, body, "Authorization", "Bearer " + token(user)),
        Thread::startVirtualThread);
  }

  private static long count(List<CompletableFuture<HttpResponse<String>>> all, int status) {
    return all.stream()
        .filter(CompletableFuture::isDone)
        .filter(one -> response(one).statusCode() == status)
        .count();
  }

  private static HttpResponse<String> response(CompletableFuture<HttpResponse<String>> one) {
    return one.orTimeout(MINUTES, TimeUnit.MINUTES).join();
  }

  private static String conversation(String words) {
    return """
    {"conversations": [{"id": "1", "createdAt": "2026-11-01T10:00:00Z", "messages": [
      {"role": "user", "content": "%s"}]}]}
    """
        .formatted(words);
  }
}
