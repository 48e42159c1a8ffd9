package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreamSplitScenariosTest extends Scenario {

  @Test
  @Tag("ER-9")
  void aStreamSplitAtEveryByteGivesTheSameEvents() {
    String stream =
        model.stream(
            ModelStep.text("Grüße 😀"),
            new ModelStep.Raw(": comment\n\n"),
            ModelStep.text(" 日本"),
            ModelStep.finish("stop"));
    model.then(ModelScript.stream(new ModelStep.Raw(stream)));
    String whole = shape(connect("whole").ask("hi"));
    model.then(ModelScript.stream(new ModelStep.Drip(stream)));
    String split = shape(connect("split").ask("hi"));

    assertEquals(whole, split);
    assertTrue(whole.contains("Grüße 😀 日本"));
  }

  @Test
  @Tag("ER-7")
  void whenTheClientGoesInMidToolTheResultIsKeptAndTheSessionIsValid() throws Exception {
    var asked = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    practice.always(
        _ -> {
          asked.countDown();
          awaitQuietly(gone);
          return PracticeReply.ok("[{\"client_id\":\"" + CLIENT_ID + "\",\"name\":\"Ann\"}]");
        });
    model.then(
        ModelScript.calls("search_clients", "{\"query\":\"Ann\"}"), ModelScript.says("Found."));
    var client = connect("s");
    int connections = service().openConnections();
    client.say("find Ann");
    assertTrue(asked.await(10, TimeUnit.SECONDS));
    client.abort();
    service().awaitOpenConnections(connections - 1);
    gone.countDown();
    service().awaitNoTurns();

    model.then(ModelScript.says("Yes."));
    assertEquals("Yes.", ChatClient.text(connect("s").ask("did you find her?")));
    JsonObject last = model.requests().getLast();
    List<String> roles =
        last.array("messages")
            .orElseThrow()
            .objects()
            .map(message -> message.string("role").orElseThrow())
            .filter(role -> !role.equals("system"))
            .toList();
    assertEquals(List.of("user", "assistant", "tool", "assistant", "user"), roles);
    assertTrue(last.text().contains(CLIENT_ID));
  }

  @Test
  @Tag("ER-8")
  void aReadIsRepeatedAfterAPassingFailureAndAWriteOnlyUnderItsKey() {
    var attempts = new AtomicInteger();
    practice.always(
        _ -> attempts.incrementAndGet() == 1 ? PracticeReply.status(503) : PracticeReply.ok("[]"));
    model.then(ModelScript.calls("search_clients", "{\"query\":\"x\"}"), ModelScript.says("ok"));
    var client = connect("s");
    assertEquals(
        true,
        ofType(client.ask("read"), "tool_call_completed").getFirst().bool("success").orElseThrow());
    assertEquals(2, attempts.get());

    practice.always(_ -> PracticeReply.status(503));
    model.then(
        ModelScript.calls(
            "generate_report",
            "{\"report_type\":\"session_summary\",\"client_id\":\"" + CLIENT_ID + "\"}"),
        ModelScript.says("no"));
    var _ = client.ask("write");
    List<String> keys =
        practice.requests().stream()
            .filter(request -> request.method().equals("POST"))
            .map(request -> request.header("Idempotency-Key").orElseThrow())
            .distinct()
            .toList();
    assertEquals(1, keys.size());
  }

  /** The events without their ids and places. */
  private static String shape(List<JsonObject> turn) {
    return ChatClient.text(turn) + types(turn).stream().distinct().toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
