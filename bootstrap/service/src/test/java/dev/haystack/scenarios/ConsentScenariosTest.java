package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tool that writes asks the user, over real sockets. */
@Tag("CS-1")
class ConsentScenariosTest extends Scenario {

  private static final String ANNA = token("anna");

  @BeforeEach
  void modelThatWrites() {
    restartWith(Map.of("TOOL_CONSENT", "user"));
    practice.always(_ -> PracticeReply.ok("{}"));
    model.then(
        ModelScript.calls(
            "record_mood_entry", "{\"feeling\":\"good\",\"note\":\"a walk\",\"confirmed\":true}"),
        ModelScript.says("Well."));
  }

  /** A session of Anna's with the assistant for clients. */
  private void open(String session) {
    String body =
        "{\"session_id\":\"%s\",\"persona_type\":\"jaimee_therapist\",\"message\":\"Save it\"}";
    assertEquals(
        200,
        service()
            .tryPost("/chat", body.formatted(id(session)), "Authorization", "Bearer " + ANNA)
            .statusCode());
    model.then(
        ModelScript.calls(
            "record_mood_entry", "{\"feeling\":\"good\",\"note\":\"a walk\",\"confirmed\":true}"),
        ModelScript.says("Well."));
  }

  private ChatClient client(String session, String token) {
    return connect(session, "Authorization", "Bearer " + token);
  }

  private static String answer(JsonObject asked, boolean yes) {
    return JsonObject.builder()
        .put("type", "ui_action_result")
        .put("action_id", asked.string("action_id").orElseThrow())
        .put("success", yes)
        .build()
        .text();
  }

  private long writes() {
    return practice.requests().stream().filter(each -> each.method().equals("POST")).count();
  }

  private static String error(List<JsonObject> frames) {
    return ofType(frames, "tool_call_completed").getFirst().string("error").orElse("");
  }

  @Test
  void aMessageOverHttpCannotBeAskedAndSoNothingIsWritten() {
    open("s");
    assertEquals(0, writes());
    assertTrue(toolTexts(1).getFirst().contains("declined"), toolTexts(1)::getFirst);
  }

  @Test
  void theYesOfAnotherSocketOfTheUserRunsItOnceAndAReplayShowsItSettled() {
    open("s");
    var anna = client("s", ANNA);
    var beside = client("s", ANNA);
    var ben = client("s", token("ben"));
    anna.say("Save it");
    JsonObject asked = anna.next("confirmation_required");
    assertEquals(
        json("{\"feeling\":\"good\",\"note\":\"a walk\"}"),
        asked.object("arguments").orElseThrow());
    ben.send(answer(asked, true));
    assertEquals("session_not_found", ben.next("error").string("code").orElseThrow());
    assertEquals(0, writes());

    beside.send(answer(asked, true)).send(answer(asked, true));
    assertEquals("", error(anna.turn()));
    assertEquals(1, writes());

    var later = client("s", ANNA);
    long before = asked.integer("seq").orElseThrow() - 1;
    later.send(
        JsonObject.builder()
            .put("type", "resume")
            .put("epoch", epochOf("s"))
            .put("last_seq", before)
            .build()
            .text());
    List<JsonObject> replayed = later.until("tool_call_completed");
    assertEquals(
        ofType(replayed, "confirmation_required").getFirst().string("tool_call_id"),
        replayed.getLast().string("tool_call_id"));
  }

  private String epochOf(String session) {
    ChatClient client =
        ChatClient.connect(service().socket(id(session)), "Authorization", "Bearer " + ANNA);
    try (client) {
      return client.next("connection_established").string("epoch").orElseThrow();
    }
  }

  @Test
  void aNoOverHttpIsOne() {
    open("s");
    var anna = client("s", ANNA);
    anna.say("Save it");
    JsonObject asked = anna.next("confirmation_required");
    String path = "/sessions/" + id("s") + "/ui-action-results";
    assertEquals(
        204,
        service()
            .tryPost(path, answer(asked, false), "Authorization", "Bearer " + ANNA)
            .statusCode());
    assertEquals("declined", error(anna.turn()));
    assertEquals(0, writes());
  }

  @Test
  void aClientOfTheOlderDialectIsAskedNothing() {
    open("s");
    var classic =
        connect(
            "s", "Authorization", "Bearer " + ANNA, "Sec-WebSocket-Protocol", "haystack.classic");
    classic.say("Save it");
    List<JsonObject> told = classic.until("message_complete");
    assertEquals(List.of(), ofType(told, "confirmation_required"));
    assertEquals(0, writes());
  }
}
