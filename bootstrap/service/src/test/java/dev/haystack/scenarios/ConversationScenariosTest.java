package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConversationScenariosTest extends Scenario {

  @Test
  @Tag("WS-9")
  @Tag("WS-11")
  void aTurnBeginsWithTheTypingIndicatorAndEndsWithOneCompletion() {
    model.then(ModelScript.says("Hello", " there"));
    var client = connect("s");
    client.send("{\"type\":\"chat_message\",\"content\":\"hi\",\"client_message_id\":\"c-1\"}");
    List<JsonObject> turn = client.turn();

    assertEquals("typing_indicator", types(turn).getFirst());
    assertEquals("c-1", turn.getFirst().string("client_message_id").orElseThrow());
    assertEquals("memory", turn.getFirst().string("durability").orElseThrow());
    assertEquals(1, ofType(turn, "message_complete").size());
    JsonObject complete = ofType(turn, "message_complete").getFirst();
    assertEquals("stop", complete.string("finish_reason").orElseThrow());
    assertEquals("scripted-1", complete.string("model").orElseThrow());
    assertEquals(
        "{\"input_tokens\":10,\"output_tokens\":2,\"cached_input_tokens\":1,"
            + "\"cache_write_input_tokens\":0,\"reasoning_tokens\":0,\"estimated\":false}",
        complete.object("usage").orElseThrow().text());
    assertContiguous(turn);
  }

  @Test
  @Tag("WS-10")
  void theAnswerStreamsAsTheModelSaidIt() {
    var pieces = List.of("Grüße ", "", "😀👩‍👩‍👧", "日本語 ", "\"quoted\"\n\t\\", "", "end");
    model.then(ModelScript.says(pieces.toArray(String[]::new)));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals(String.join("", pieces), ChatClient.text(turn));
    assertTrue(
        ofType(turn, "text_chunk").stream()
            .noneMatch(chunk -> chunk.string("content").orElseThrow().isEmpty()));
    assertContiguous(turn);
    assertEquals(String.join("", pieces), storedAnswer("s"));
  }

  @Test
  void noDeltaWaitsForTheNextOne() {
    var first = new CountDownLatch(1);
    var second = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("a"),
            new ModelStep.Await(first),
            ModelStep.text("b"),
            new ModelStep.Await(second),
            ModelStep.finish("stop")));
    var client = connect("s");
    client.say("go");

    assertEquals("a", client.next("text_chunk").string("content").orElseThrow());
    first.countDown();
    assertEquals("b", client.next("text_chunk").string("content").orElseThrow());
    second.countDown();
    var _ = client.turn();
  }

  @Test
  @Tag("WS-12")
  void aBlankMessageIsIgnoredAndTheNextOneWorks() {
    model.then(ModelScript.says("yes"));
    var client = connect("s");
    client.say("   ").say("");

    assertEquals("yes", ChatClient.text(client.ask("are you there?")));
    assertEquals(1, model.requests().size());
  }

  @Test
  @Tag("WS-13")
  void actionsOnThePageComeAfterTheTextAndBeforeTheCompletion() {
    var client = connect("s");
    client.send("{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"transcribe_page\"}}");
    var _ = client.next("ui_state_ack");
    model.then(
        ModelScript.calls(
            ModelStep.call(
                0,
                "1",
                "set_client_selection",
                "{\"client_name\":\"John\",\"client_id\":\"" + CLIENT_ID + "\"}"),
            ModelStep.call(
                1,
                "2",
                "suggest_navigation",
                "{\"current_page\":\"a\",\"suggested_page\":\"reports\",\"reason\":\"c\",\"required_for_action\":\"d\"}")),
        ModelScript.says("Done."));
    List<JsonObject> turn = client.ask("select John");

    assertEquals(
        List.of(
            "typing_indicator",
            "tool_call_started",
            "tool_call_started",
            "text_chunk",
            "ui_actions",
            "message_complete",
            "typing_indicator"),
        types(turn).stream().filter(type -> !type.equals("tool_call_completed")).toList());
    assertEquals(
        List.of("set_client_selection", "suggest_navigation"),
        ofType(turn, "ui_actions")
            .getFirst()
            .array("actions")
            .orElseThrow()
            .objects()
            .map(action -> action.string("type").orElseThrow())
            .toList());
  }

  @Test
  @Tag("WS-15")
  void aFailureInsideATurnIsToldToTheUser() {
    model.then(ModelScript.fails(401, "{\"error\":{\"message\":\"secret\"}}", java.util.Map.of()));
    List<JsonObject> turn = connect("s").ask("hi");

    assertEquals(List.of("typing_indicator", "error", "typing_indicator"), types(turn));
    JsonObject error = turn.get(1);
    assertEquals("model_not_configured", error.string("code").orElseThrow());
    assertFalse(error.text().contains("secret"));
    assertContiguous(turn);
  }

  @Test
  @Tag("WS-16")
  @Tag("WS-17")
  void theMessagesTokenAndProfileReachTheTools() {
    practice.always(_ -> PracticeReply.ok("[]"));
    String fresh = token("anna");
    String[] old = {"Authorization", "Bearer " + token("anna") + "old"};
    say(connect("s", old), "{\"type\":\"chat_message\",\"content\":\"1\"}");
    // a session keeps its profile, so another one is of another session
    var client = connect("t", old);
    for (String message :
        List.of(
            "{\"type\":\"chat_message\",\"content\":\"2\",\"auth_token\":\""
                + fresh
                + "\",\"profile_id\":\"p-9\"}",
            "{\"type\":\"chat_message\",\"content\":\"3\"}")) {
      say(client, message);
    }

    var calls = practice.requests();
    assertEquals(
        "Bearer " + token("anna") + "old", calls.get(0).header("Authorization").orElseThrow());
    assertEquals("p-anna", calls.get(0).header("profileid").orElseThrow());
    assertEquals("Bearer " + fresh, calls.get(1).header("Authorization").orElseThrow());
    assertEquals("p-9", calls.get(1).header("profileid").orElseThrow());
    assertEquals("Bearer " + fresh, calls.get(2).header("Authorization").orElseThrow());
  }

  private void say(ChatClient client, String message) {
    model.then(ModelScript.calls("search_clients", "{\"query\":\"x\"}"), ModelScript.says("ok"));
    client.send(message);
    var _ = client.turn();
  }

  @Test
  @Tag("WS-19")
  void aSecondMessageWaitsForTheFirstAndIsThenAnswered() {
    var hold = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("first"), new ModelStep.Await(hold), ModelStep.finish("stop")),
        ModelScript.says("second"));
    var client = connect("s");
    client.say("one");
    var _ = client.next("text_chunk");
    client.say("two");
    JsonObject queued = client.next("turn_queued");
    hold.countDown();

    assertEquals(1, queued.integer("position").orElseThrow());
    assertEquals("session_busy", queued.string("reason").orElseThrow());
    var _ = client.turn();
    assertEquals("second", ChatClient.text(client.turn()));
    assertEquals(
        List.of("one", "first", "two", "second"),
        service()
            .getOk("/sessions/s/messages")
            .array("messages")
            .orElseThrow()
            .objects()
            .map(message -> message.string("content").orElseThrow())
            .toList());
  }

  @Test
  @Tag("WS-20")
  void bothSocketsOfASessionSeeTheTurn() {
    model.then(ModelScript.says("a", "b", "c"));
    var one = connect("s");
    var other = connect("s");
    one.say("hi");

    List<JsonObject> seen = one.turn();
    List<JsonObject> alsoSeen = other.turn();
    assertEquals("abc", ChatClient.text(seen));
    assertEquals("abc", ChatClient.text(alsoSeen));
    assertContiguous(seen);
    assertContiguous(alsoSeen);
  }

  @Test
  void theSameMessageSentTwiceIsOneMessage() {
    model.then(ModelScript.says("once"));
    var client = connect("s");
    String message = "{\"type\":\"chat_message\",\"content\":\"hi\",\"client_message_id\":\"c-1\"}";
    client.send(message);
    String turn = client.turn().getFirst().string("turn_id").orElseThrow();
    client.send(message);
    JsonObject status = client.next("turn_status");

    assertEquals(turn, status.string("turn_id").orElseThrow());
    assertEquals("completed", status.string("state").orElseThrow());
    client.send(message.replace("\"hi\"", "\"other\""));
    assertEquals("id_conflict", client.next("error").string("code").orElseThrow());
    assertEquals(1, model.requests().size());
  }

  private String storedAnswer(String session) {
    return service()
        .getOk("/sessions/" + session + "/messages")
        .array("messages")
        .orElseThrow()
        .objects()
        .toList()
        .getLast()
        .string("content")
        .orElseThrow();
  }
}
