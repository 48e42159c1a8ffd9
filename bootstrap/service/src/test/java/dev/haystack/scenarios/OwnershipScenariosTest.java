package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session is its owner's, and under one profile; its page's state is who told it. */
class OwnershipScenariosTest extends Scenario {

  private static final String UNKNOWN = "0b0c2f0e-7f0e-4f0a-9b2b-000000000000";
  private static final String[] ANNA = {"Authorization", "Bearer " + token("anna")};
  private static final String[] BEN = {"Authorization", "Bearer " + token("ben")};
  private static final int PAIRS = 60;

  @BeforeEach
  void anyAnswer() {
    model.always(_ -> ModelScript.says("yes"));
  }

  @Test
  @Tag("SE-4")
  void whatTheFirstOfTwoPagesShowsIsNotInTheOthersSession() {
    var anna = connect("s", ANNA);
    var ben = connect("s", BEN);
    assertTrue(tell(anna, "Annas client").bool("success").orElseThrow());

    var _ = ben.ask("hello");

    assertFalse(model.requests().getLast().text().contains("Annas client"));
    assertEquals("{}", page("s", BEN));
    assertEquals(404, service().get("/sessions/s/state", ANNA).statusCode());
    assertTrue(tell(ben, "Bens client").bool("success").orElseThrow());
    assertEquals("forbidden", tell(anna, "Annas").string("reason").orElseThrow());
    var _ = ben.ask("again");
    assertTrue(model.requests().getLast().text().contains("Bens client"));
    assertFalse(page("s", BEN).contains("Annas"));
  }

  @Test
  @Tag("SE-4")
  void whoBindsASessionFirstDoesNotReadThePageOfAnother() {
    var ben = connect("s", BEN);
    assertTrue(tell(ben, "Bens client").bool("success").orElseThrow());

    var _ = connect("s", ANNA).ask("mine");

    assertEquals("{}", page("s", ANNA));
    assertFalse(model.requests().getLast().text().contains("Bens client"));
    ben.say("mine");
    assertEquals("session_not_found", ben.next("error").string("code").orElseThrow());
    assertEquals("{}", page("s", ANNA));
  }

  @Test
  void whatThePageShowedBeforeItsUserSpokeIsInTheFirstPrompt() {
    var anna = connect("s", ANNA);
    assertTrue(tell(anna, "Annas client").bool("success").orElseThrow());

    var _ = anna.ask("hello");

    assertTrue(model.requests().getLast().text().contains("Annas client"));
    assertTrue(page("s", ANNA).contains("Annas client"));
  }

  @Test
  void aTokenThatComesWithTheFirstMessageBringsWhatThePageShowedBefore() {
    var page = connect("s");
    assertTrue(tell(page, "Annas client").bool("success").orElseThrow());

    page.send(chat("hello", token("anna")));
    var _ = page.turn();

    assertTrue(model.requests().getLast().text().contains("Annas client"));
    assertTrue(page("s", ANNA).contains("Annas client"));
  }

  @Test
  void theStateOfAnotherOfTheUsersPagesComesWhenTheSessionIsBound() {
    var page = connect("s", ANNA);
    assertTrue(tell(page, "Annas client").bool("success").orElseThrow());

    var _ = service().post("/chat", "{\"message\":\"hello\",\"session_id\":\"s\"}", ANNA);
    var _ = page.turn();

    Eventually.holds(() -> page("s", ANNA).contains("Annas client"));
  }

  @Test
  @Tag("SE-4")
  void anothersSessionIsAnsweredAsAnUnknownOneOnEveryRoute() {
    String session = annas();
    List<Function<String, HttpResponse<String>>> asks =
        List.of(
            id -> service().get("/sessions/" + id, BEN),
            id -> service().get("/sessions/" + id + "/messages", BEN),
            id -> service().get("/sessions/" + id + "/messages?limit=1&before=m", BEN),
            id -> service().get("/sessions/" + id + "/state", BEN),
            id -> service().delete("/sessions/" + id, BEN));
    for (var ask : asks) {
      assertEquals(answer(ask.apply(UNKNOWN), UNKNOWN), answer(ask.apply(session), session));
    }
    String message = "{\"message\":\"hello\",\"session_id\":\"" + session + "\"}";
    var refused = service().tryPost("/chat", message, BEN);
    assertEquals(404, refused.statusCode());
    assertEquals(
        answer(service().get("/sessions/" + UNKNOWN, BEN), UNKNOWN).get("code"),
        answer(refused, session).get("code"));
    assertEquals(200, service().get("/sessions/" + session, ANNA).statusCode());
  }

  @Test
  @Tag("SE-4")
  void anothersSessionIsAnsweredAsFastAsAnUnknownOne() {
    String session = annas();
    for (String behind : List.of("", "/messages", "/state")) {
      var comparison =
          new MedianComparison(
              () -> assertEquals(404, look(session, behind)),
              () -> assertEquals(404, look(UNKNOWN, behind)),
              PAIRS);

      assertTrue(comparison.isWithin(1.0), () -> behind + ": " + comparison);
    }
  }

  @Test
  @Tag("SE-8")
  void anotherTokenOfTheSameUserGoesOnAndAnotherUsersDoesNot() {
    String session = annas();
    var other =
        token(
            JsonObject.builder()
                .put("sub", "anna")
                .put("profileId", "p-anna")
                .put("jti", "2")
                .build());
    var client = connect(session, "Authorization", "Bearer " + other);

    assertEquals("yes", ChatClient.text(client.ask("again")));

    var stranger = connect(session, BEN);
    stranger.say("mine");
    assertEquals("session_not_found", stranger.next("error").string("code").orElseThrow());
    assertEquals(404, service().delete("/sessions/" + session, BEN).statusCode());
    assertEquals(200, service().get("/sessions/" + session, ANNA).statusCode());
  }

  @Test
  void aSessionKeepsTheProfileItWasOpenedUnder() {
    String session = annas();
    String[] elsewhere = {ANNA[0], ANNA[1], "ProfileID", "p-other"};
    String message = "{\"message\":\"hello\",\"session_id\":\"" + session + "\"}";
    int asked = model.requests().size();

    var refused = service().tryPost("/chat", message, elsewhere);
    var streamed =
        service()
            .tryPost(
                "/chat",
                message,
                ANNA[0],
                ANNA[1],
                "ProfileID",
                "p-other",
                "Accept",
                "text/event-stream");
    var client = connect(session, elsewhere);
    client.say("hello");
    JsonObject error = client.next("error");

    assertEquals(403, refused.statusCode());
    assertEquals(403, streamed.statusCode());
    assertEquals("forbidden", json(refused.body()).string("code").orElseThrow());
    assertTrue(refused.body().contains("A new session is needed."), refused.body());
    assertEquals("forbidden", error.string("code").orElseThrow());
    assertTrue(error.string("message").orElseThrow().contains("A new session is needed."));
    assertEquals("forbidden", tell(client, "Other").string("reason").orElseThrow());
    assertEquals(asked, model.requests().size());
    assertEquals(200, service().get("/sessions/" + session, elsewhere).statusCode());
    assertEquals(200, service().get("/sessions/" + session + "/messages", elsewhere).statusCode());
    assertEquals(204, service().delete("/sessions/" + session, elsewhere).statusCode());
  }

  private int look(String session, String behind) {
    return service().get("/sessions/" + session + behind, BEN).statusCode();
  }

  /** A session of hers in which something was said and shown. */
  private String annas() {
    String session = service().post("/sessions", "{}", ANNA).string("session_id").orElseThrow();
    var anna = connect(session, ANNA);
    assertTrue(tell(anna, "Annas client").bool("success").orElseThrow());
    for (int i = 0; i < 10; i++) {
      var _ = anna.ask("word " + i);
    }
    return session;
  }

  private static JsonObject tell(ChatClient page, String name) {
    page.send(
        "{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"client_details\","
            + "\"currentClient\":{\"clientId\":\"7\",\"clientName\":\""
            + name
            + "\"}}}");
    return page.next("ui_state_ack");
  }

  private String page(String session, String... as) {
    return service()
        .getOk("/sessions/" + session + "/state", as)
        .object("ui_state")
        .orElseThrow()
        .text();
  }

  /** All that an answer tells, but for the names in it that are the asker's own. */
  private static Map<String, Object> answer(HttpResponse<String> response, String session) {
    var headers = new TreeMap<String, List<String>>(response.headers().map());
    headers.remove("date");
    // each request has a name of its own
    headers.remove("x-request-id");
    String request = response.headers().firstValue("x-request-id").orElseThrow();
    var body = json(response.body().replace(session, "ID").replace(request, "REQUEST"));
    return Map.of(
        "status",
        response.statusCode(),
        "headers",
        headers,
        "body",
        body,
        "code",
        Optional.of(body.string("code").orElseThrow()));
  }
}
