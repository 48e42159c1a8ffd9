package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelMessage.FromAssistant;
import dev.haystack.domain.model.ModelMessage.FromSystem;
import dev.haystack.domain.model.ModelMessage.FromTool;
import dev.haystack.domain.model.ModelMessage.FromUser;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("VE-3")
class PromptCacheTest {

  private static final String MARK = AnthropicWire.json("'cache_control':{'type':'ephemeral'}");

  @Test
  void marksLieBehindTheInstructionsAndTheHistoryAndOneMovesOnWithTheRounds() throws Exception {
    try (var rig = AnthropicRig.answering(AnthropicWire.hello())) {
      ModelMessage[] first = {
        new FromSystem("Rules."), new FromSystem("Now."), new FromUser("One"), new FromUser("Two")
      };
      String one = rig.sent(first).text();
      String two =
          rig.sent(
                  first[0],
                  first[1],
                  first[2],
                  first[3],
                  new FromAssistant("", List.of(new ToolCall("t1", "a", "{}"))),
                  new FromTool("t1", "a", "[]", false))
              .text();

      for (String sent : List.of(one, two)) {
        assertEquals(4, sent.split(java.util.regex.Pattern.quote(MARK), -1).length, sent);
        assertTrue(sent.contains("\"text\":\"Rules.\"," + MARK + "}"), sent);
        assertTrue(sent.contains("\"text\":\"One\"," + MARK + "}"), sent);
      }
      assertTrue(one.endsWith("\"text\":\"Two\"," + MARK + "}]}]}"), one);
      assertTrue(two.endsWith("\"content\":\"[]\"," + MARK + "}]}]}"), two);
      assertEquals(
          one.substring(0, one.indexOf(",\"messages\"")),
          two.substring(0, two.indexOf(",\"messages\"")));
    }
  }

  @Test
  void whatTheLastTurnHasMarkedIsMarkedAgainAndThereAreNeverMoreThanFour() throws Exception {
    try (var rig = AnthropicRig.answering(AnthropicWire.hello())) {
      var messages = new ArrayList<ModelMessage>(List.of(new FromSystem("Rules.")));
      for (int turn = 1; turn <= 4; turn++) {
        messages.add(new FromUser("now " + turn, "Q" + turn));
        messages.add(new FromAssistant("A" + turn, List.of()));
      }
      messages.add(new FromUser("now 5", "Q5"));

      String sent = rig.sent(messages.toArray(ModelMessage[]::new)).text();

      assertEquals(5, sent.split(java.util.regex.Pattern.quote(MARK), -1).length, sent);
      for (String marked : List.of("Rules.", "A3", "A4", "now 5\\n\\nQ5")) {
        assertTrue(sent.contains("\"text\":\"" + marked + "\"," + MARK + "}"), marked + sent);
      }
    }
  }

  @Test
  void itIsKeptForAnHourIfThatIsWantedOrNotAtAll() throws Exception {
    try (var hour =
            AnthropicRig.answering(Thinking.OFF, PromptCache.ONE_HOUR, AnthropicWire.hello());
        var off = AnthropicRig.answering(Thinking.OFF, PromptCache.OFF, AnthropicWire.hello())) {
      assertTrue(
          hour.sent(AnthropicRig.QUESTION)
              .text()
              .contains(AnthropicWire.json("'cache_control':{'type':'ephemeral','ttl':'1h'}")));
      assertFalse(off.sent(AnthropicRig.QUESTION).text().contains("cache_control"));
    }
  }

  @Test
  void thoughtsAreNeverMarked() throws Exception {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.thought(0, "s1", "Hm"),
                AnthropicWire.end("pause_turn")),
            AnthropicWire.hello())) {
      var _ = rig.generate();

      var _ = rig.nextSent();
      String again = rig.nextSent().text();
      assertTrue(again.endsWith("\"signature\":\"s1\"}]}]}"), again);
    }
  }
}
