package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionScenariosTest extends Scenario {

  @Test
  @Tag("SR-1")
  @Tag("SR-2")
  void onlyASessionThatWasIdleTooLongIsGoneAndItStartsAfresh() {
    model.then(ModelScript.says("hi"), ModelScript.says("hi"));
    var _ = connect("old").ask("hi");
    service().pass(Duration.ofMinutes(200));
    var _ = connect("young").ask("hi");
    assertEquals(200, service().get("/sessions/old").statusCode());
    service().pass(Duration.ofMinutes(41));

    assertEquals(404, service().get("/sessions/old").statusCode());
    assertEquals(1, service().heldSessions());
    assertEquals(200, service().get("/sessions/young").statusCode());
    model.then(ModelScript.says("who are you?"));
    assertEquals("who are you?", ChatClient.text(connect("old").ask("it is me")));
    assertEquals(2, messages("old").size());
    assertEquals(1, userMessages(model.requests().getLast()));
  }

  @Test
  void aResumedSocketGetsWhatItMissedOnceAndInOrder() {
    var hold = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("a"),
            ModelStep.text("b"),
            new ModelStep.Await(hold),
            ModelStep.text("c"),
            ModelStep.finish("stop")));
    var client = ChatClient.connect(service().socket("s"));
    String epoch = client.next("connection_established").string("epoch").orElseThrow();
    client.say("go");
    int seen = client.next("typing_indicator").integer("seq").orElseThrow();
    var _ = client.next("text_chunk");
    client.abort();

    var again = connect("s");
    again.send("{\"type\":\"resume\",\"epoch\":\"" + epoch + "\",\"last_seq\":" + seen + "}");
    JsonObject resumed = again.next("resumed");
    hold.countDown();
    List<JsonObject> rest = again.turn();

    assertTrue(resumed.bool("recovered").orElseThrow());
    assertEquals(seen + 1, resumed.integer("from_seq").orElseThrow());
    assertEquals("abc", ChatClient.text(rest));
    assertContiguous(rest);
    again.send("{\"type\":\"resume\",\"epoch\":\"other\",\"last_seq\":0}");
    assertEquals(false, again.next("resumed").bool("recovered").orElseThrow());
    again.send("{\"type\":\"resume\",\"epoch\":\"" + epoch + "\",\"last_seq\":999}");
    assertEquals(false, again.next("resumed").bool("recovered").orElseThrow());
  }

  @Test
  void aDeletedSessionClosesItsSocketsAndIsGone() {
    model.then(ModelScript.says("hi"));
    var client = connect("s");
    var _ = client.ask("hi");

    assertEquals(204, service().delete("/sessions/s").statusCode());
    assertEquals(1000, client.closeCode());
    assertEquals(404, service().get("/sessions/s").statusCode());
    assertEquals(404, service().delete("/sessions/s").statusCode());
  }

  @Test
  void anothersSessionLooksUnknown() {
    model.then(ModelScript.says("hi"));
    var anna = connect("s");
    anna.send(chat("hi", token("anna")));
    var _ = anna.turn();

    var ben = connect("s");
    ben.send(chat("let me in", token("ben")));
    assertEquals("session_not_found", ben.next("error").string("code").orElseThrow());
    assertEquals(
        404, service().get("/sessions/s", "Authorization", "Bearer " + token("ben")).statusCode());
    model.then(ModelScript.says("private"));
    anna.send(chat("again", token("anna")));
    assertEquals("private", ChatClient.text(anna.turn()));
    assertTrue(ben.waiting().stream().noneMatch(frame -> frame.text().contains("private")));
  }

  @Test
  void theClassicDialectSpeaksAsItAlwaysDid() {
    model.then(ModelScript.says("one ", "two"));
    var client = connect("s", "Sec-WebSocket-Protocol", "haystack.classic");
    client.say("hi");
    List<JsonObject> frames = client.until("message_complete");

    assertEquals("typing", ChatClient.type(frames.getFirst()));
    List<JsonObject> chunks = ofType(frames, "message_chunk");
    assertEquals("one two", chunks.getLast().string("full_content").orElseThrow());
    assertTrue(frames.stream().noneMatch(frame -> frame.has("seq")));
  }

  @Test
  void aMessageOverHttpIsAnsweredAsJson() {
    model.then(ModelScript.says("one ", "two"));
    JsonObject answer =
        service().post("/chat", "{\"message\":\"hi\"}", "Authorization", "Bearer " + token("anna"));

    assertEquals("one two", answer.string("content").orElseThrow());
    assertEquals(
        2,
        messages(
                answer.string("session_id").orElseThrow(),
                "Authorization",
                "Bearer " + token("anna"))
            .size());
  }

  private List<JsonObject> messages(String session, String... headersAndValues) {
    return service()
        .getOk("/sessions/" + session + "/messages", headersAndValues)
        .array("messages")
        .orElseThrow()
        .objects()
        .toList();
  }

  private static long userMessages(JsonObject request) {
    return request
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("user"))
        .count();
  }
}
