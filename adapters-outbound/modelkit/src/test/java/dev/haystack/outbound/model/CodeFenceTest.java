package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeFenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "```json~{}~``` | {}",
        "~```~{}~```~ | {}",
        "{} | {}",
        "```{}``` | ```{}```",
        "``` | ```",
        "```json~{}~``` so | ```json~{}~``` so"
      })
  void oneFenceAroundAllIsTakenOff(String said, String expected) {
    var pieces = new ArrayList<String>();

    ModelReply reply = CodeFence.off(_ -> reply(said.replace('~', '\n')), pieces::add);

    assertEquals(expected.replace('~', '\n'), reply.text());
    assertEquals(List.of(reply.text()), pieces);
  }

  private static ModelReply reply(String text) {
    return new ModelReply(text, List.of(), FinishReason.STOP, Usage.NONE, "m");
  }
}
