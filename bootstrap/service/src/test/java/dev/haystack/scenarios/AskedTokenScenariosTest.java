package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.PracticeRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that are shown to the practice. */
class AskedTokenScenariosTest extends Scenario {

  private static final String ME = "/api/v1/account/v2/me";
  private static final String CLINIC = "203.0.113.7";

  private volatile int status = 200;
  private volatile int toolStatus = 200;
  private volatile String refusedWithTools = "";
  private volatile boolean toolWasAsked;

  @BeforeEach
  void askThePractice() {
    practice.always(this::answer);
    restartWith(
        Map.of(
            "AUTH_MODE", "upstream",
            "AUTH_FAILURES_PER_MINUTE", "2",
            "TRUSTED_PROXIES", "127.0.0.1"));
  }

  private PracticeReply answer(PracticeRequest request) {
    if (!request.path().equals(ME)) {
      toolWasAsked = true;
      return toolStatus == 200 ? PracticeReply.ok("[]") : PracticeReply.status(toolStatus);
    }
    if (status != 200) {
      return PracticeReply.status(status);
    }
    String token = request.header("Authorization").orElse("").substring("Bearer ".length());
    boolean isRefused = token.equals(refusedWithTools) && toolWasAsked;
    return token.startsWith("good") && !isRefused
        ? PracticeReply.ok("{\"id\":\"ann\",\"profiles\":[{\"id\":\"p-ann\"}]}")
        : PracticeReply.status(401);
  }

  @Test
  @Tag("SE-1")
  @Tag("SE-3")
  void whomThePracticeKnowsIsServedAndOnceAskedAbout() {
    assertEquals(200, ask("good").statusCode());
    assertEquals(200, ask("good").statusCode());
    assertEquals(1, asked());
    assertEquals("auth_rejected", code(ask("bad")));
    assertEquals(403, ask("good", "ProfileID", "p-ben").statusCode());
  }

  @Test
  @Tag("SE-12")
  void anOutageOfThePracticeIsNobodysFault() {
    for (int failure : new int[] {500, 503, 429, 302, 404}) {
      status = failure;
      HttpResponse<String> answer = ask("good-" + failure);
      assertEquals("503 auth_unavailable", answer.statusCode() + " " + code(answer));
    }
    status = 200;
    assertEquals(200, ask("good-500").statusCode());
  }

  @Test
  @Tag("SE-1")
  void aTokenThatAToolIsRefusedForIsAskedAboutAnew() {
    model.then(ModelScript.calls("search_clients", "{\"query\":\"a\"}"), ModelScript.says("So."));
    toolStatus = 401;
    var client = connect("s", "Authorization", "Bearer good");
    var _ = client.ask("who?");
    // before anything more is done in the caller's name
    assertEquals(2, asked());
  }

  @Test
  @Tag("SE-1")
  void aSocketWhoseTokenThePracticeRefusesIsToldSoAndGoesOnWithAGoodOne() {
    model.always(_ -> ModelScript.says("Hello."));
    var client = connect("s", "Authorization", "Bearer bad");

    client.say("hi");
    assertEquals(Optional.of("rejected"), client.next("auth_required").string("reason"));
    assertEquals(Optional.of("auth_rejected"), client.next("error").string("code"));
    assertEquals(0, model.requests().size());

    client.send(chat("hi", "good"));
    assertEquals("Hello.", ChatClient.text(client.turn()));
    client.send(chat("hi", "bad-2"));
    assertEquals(Optional.of("auth_rejected"), client.next("error").string("code"));
    assertEquals("Hello.", ChatClient.text(client.ask("by the good one again")));
    assertEquals(2, model.requests().size());
  }

  @Test
  @Tag("SE-13")
  void aTokenThatThePracticeRefusesMidTurnEndsItAndItsSocketIsAskedForAnother() {
    model.then(ModelScript.calls("search_clients", "{\"query\":\"a\"}"), ModelScript.says("So."));
    toolStatus = 401;
    refusedWithTools = "good";
    var client = connect("s", "Authorization", "Bearer good");

    client.say("who?");

    // how the turn ends may be told before or after
    List<JsonObject> all = client.until("auth_required");
    assertEquals(Optional.of("rejected"), all.getLast().string("reason"));
    service().awaitNoTurns();
    assertEquals(1, model.requests().size());
    client.send("{\"type\":\"auth_refresh\",\"auth_token\":\"good-newer\"}");
    while (ofType(all, "typing_indicator").size() < 2) {
      all.add(client.next());
    }
    JsonObject error = ofType(all, "error").getFirst();
    assertEquals(Optional.of("auth_rejected"), error.string("code"));
    assertContiguous(all);
    assertEquals("So.", ChatClient.text(client.ask("and now?")));
  }

  @Test
  @Tag("SE-12")
  void whereTooManyWereBadThePracticeIsNotAskedAboutMore() {
    assertEquals(200, ask("good").statusCode());
    assertEquals(401, ask("bad-1", "X-Forwarded-For", CLINIC).statusCode());
    assertEquals(401, ask("bad-2", "X-Forwarded-For", CLINIC).statusCode());
    long before = asked();
    assertEquals("rate_limited", code(ask("bad-3", "X-Forwarded-For", CLINIC)));
    assertEquals("rate_limited", code(ask("good-unknown", "X-Forwarded-For", CLINIC)));
    assertEquals(before, asked());
    assertEquals(200, ask("good", "X-Forwarded-For", CLINIC).statusCode());
    assertEquals(200, ask("good-unknown", "X-Forwarded-For", "203.0.113.8").statusCode());
    assertEquals(200, ask("good-unknown", "X-Forwarded-For", CLINIC).statusCode());
  }

  private long asked() {
    return practice.requests().stream().filter(request -> request.path().equals(ME)).count();
  }

  private HttpResponse<String> ask(String token) {
    return service().get("/personas", "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> ask(String token, String name, String value) {
    return service().get("/personas", "Authorization", "Bearer " + token, name, value);
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer.body()).string("code").orElse("");
  }
}
