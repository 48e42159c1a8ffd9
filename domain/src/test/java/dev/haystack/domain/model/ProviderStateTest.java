package dev.haystack.domain.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FP-4")
class ProviderStateTest {

  private static final ProviderState STATE =
      new ProviderState("vendor", "model-1", Json.of("thoughts"));

  @Test
  void itIsOfUseOnlyWhereItCameFrom() {
    assertTrue(STATE.isOf("vendor", "model-1"));
    assertFalse(STATE.isOf("vendor", "model-2"));
    assertFalse(STATE.isOf("other", "model-1"));
  }

  @Test
  void nobodySeesItInATextOfWhatHoldsIt() {
    var reply =
        new ModelReply(
            "", List.<ToolCall>of(), FinishReason.STOP, Usage.NONE, "m", Optional.of(STATE));
    var message = new ModelMessage.FromAssistant("", List.of(), Optional.of(STATE));

    assertFalse((reply + " " + message).contains("thoughts"));
  }
}
