package dev.haystack.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.load.RelayService;
import dev.haystack.load.script.ScriptedModel;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FirstUsersTest {

  @Test
  void theyAreContentWithAServiceThatAnswers() throws Exception {
    try (var model = ScriptedModel.start(0, (_, _) -> {});
        var relay = RelayService.start(0, modelUrl(model), true)) {
      assertEquals(0, new FirstUsers(relay.url(), 1).come());
    }
  }

  @Test
  void theySayThatOneDoesNot() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:1/v1");
    try (var relay = RelayService.start(0, nobody, true)) {
      assertNotEquals(0, new FirstUsers(relay.url(), 1).come());
    }
  }

  private static URI modelUrl(ScriptedModel model) {
    return URI.create("http://127.0.0.1:" + model.port() + "/v1");
  }
}
