package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a node hears of the deletions of others. */
class DeletionScenariosTest extends RedisScenario {

  @Test
  @Tag("SR-6")
  void theDeletionOfAnEarlierSessionLeavesTheOneThatIsThere() {
    startWithRedis();
    var hold = new CountDownLatch(1);
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("started"),
                new ModelStep.Await(hold),
                ModelStep.text(" done"),
                ModelStep.finish("stop")));
    ChatClient client = begun("s");
    ChatClient other = begun("other");
    RunningService node = anotherNode();

    var _ =
        redis.command(
            "PUBLISH",
            "haystack:nodes",
            """
            {"kind":"deleted","from":"third","session":"s","incarnation":"earlier"}\
            """);

    // what is heard after it is done by then
    assertEquals(
        204,
        node.delete("/sessions/other", "Authorization", "Bearer " + token("anna")).statusCode());
    assertEquals(1000, other.closeCode());
    hold.countDown();
    assertEquals(" done", ChatClient.text(client.turn()));
  }

  private ChatClient begun(String session) {
    ChatClient client = connect(session);
    var _ = client.send(chat("go", token("anna")));
    assertEquals("started", client.next("text_chunk").string("content").orElseThrow());
    return client;
  }
}
