package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.PracticeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IndependentServerTest extends Scenario {

  private static final List<String> CHAIN =
      List.of("search_clients", "get_client_summary", "get_client_homework_status");

  @Test
  @Tag("VE-17")
  void aChainOfToolsRunsAgainstSomebodyElsesAnthropic() throws Exception {
    try (AiMock mock = mock()) {
      chain(
          mock,
          Map.of(
              "CHAT_MODEL", "anthropic",
              "ANTHROPIC_API_KEY", "k",
              "ANTHROPIC_MODEL", "claude-x",
              "ANTHROPIC_BASE_URL", mock.url()));
    }
  }

  @Test
  @Tag("VE-17")
  void aChainOfToolsRunsAgainstSomebodyElsesGemini() throws Exception {
    try (AiMock mock = mock()) {
      chain(
          mock,
          Map.of(
              "CHAT_MODEL", "gemini",
              "GEMINI_API_KEY", "k",
              "GEMINI_MODEL", "gemini-x",
              "GEMINI_BASE_URL", mock.url()));
    }
  }

  private static AiMock mock() throws Exception {
    return AiMock.start(
        Path.of(
            Objects.requireNonNull(IndependentServerTest.class.getResource("aimock.json"))
                .toURI()));
  }

  private void chain(AiMock mock, Map<String, String> settings) {
    restartWith(settings);
    practice.always(IndependentServerTest::reply);
    var client = connect("s");
    List<JsonObject> turn = client.ask("How is John?");

    String said = ChatClient.text(turn);
    assertEquals(
        "One moment.John sleeps well again, and has done his homework.",
        said.replace("\n", ""),
        () -> turn + "\n" + mock.lines());
    assertEquals(
        CHAIN,
        ofType(turn, "tool_call_completed").stream()
            .map(frame -> frame.string("name").orElseThrow())
            .sorted((one, other) -> CHAIN.indexOf(one) - CHAIN.indexOf(other))
            .toList());
    assertFalse(turn.toString().contains("canary-thought"));
    assertEquals(
        "I did not look.",
        ChatClient.text(client.ask("And Ann?")),
        () -> "a finished chain is history: " + mock.lines());
  }

  private static PracticeReply reply(PracticeRequest request) {
    return request.path().endsWith("/search-clients")
        ? PracticeReply.ok("[{\"client_id\":\"" + CLIENT_ID + "\",\"name\":\"John\"}]")
        : PracticeReply.ok("{\"summary\":\"He sleeps well.\"}");
  }
}
