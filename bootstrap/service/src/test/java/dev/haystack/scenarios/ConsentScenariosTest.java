package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        "{\"session_id\":\"%s\",\"persona_type\":\"jaimee_therapist\",\"message\":\"Save it\"}"
            .formatted(id(session));
    assertEquals(
        200, service().tryPost("/chat", body, "Authorization", "Bearer " + ANNA).statusCode());
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
    long before = asked.integer("seq").orElseThrow() - 1L;
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

  @Test
  void aRunOfAgUiIsInterruptedAndGoesOnWithTheAnswer() {
    open("s");
    String asking = agUi("r1", "");
    assertTrue(asking.contains("\"outcome\":{\"type\":\"interrupt\""), asking);
    assertEquals(0, writes());
    JsonObject interrupt =
        Pattern.compile("data: ")
            .splitAsStream(asking)
            .filter(event -> event.contains("\"outcome\""))
            .map(event -> json(event.strip()))
            .findFirst()
            .flatMap(event -> event.object("outcome"))
            .flatMap(outcome -> outcome.array("interrupts"))
            .flatMap(all -> all.objects().findFirst())
            .orElseThrow();
    String answer =
        ",\"resume\":[{\"interruptId\":\"%s\",\"status\":\"resolved\",\"payload\":{\"approved\":true}}]"
            .formatted(interrupt.string("id").orElseThrow());
    String rest = agUi("r2", answer);

    assertEquals(1, writes());
    assertTrue(rest.startsWith("data: {\"type\":\"RUN_STARTED\""), rest);
    // the call was told in the run before, and its result in this
    assertFalse(rest.contains("TOOL_CALL_START"), rest);
    assertTrue(rest.contains("TOOL_CALL_RESULT") && rest.contains("Well."), rest);
    assertTrue(rest.contains("\"finish_reason\":\"stop\""), rest);
    // what nothing waits for is told so
    assertTrue(agUi("r3", answer).contains("answers nothing that waits"));
  }

  private String agUi(String run, String more) {
    String body =
        """
        {"threadId":"%s","runId":"%s","messages":[{"id":"m","role":"user","content":"Save it"}]%s}
        """
            .formatted(id("s"), run, more);
    return service()
        .tryPost("/ag-ui", body, "Authorization", "Bearer " + ANNA, "Accept", "text/event-stream")
        .body();
  }
}
