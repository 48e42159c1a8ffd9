package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NewCallIdsTest {

  @Test
  void whatIsMissingOrTakenInTheConversationOrTheReplyIsReplaced() {
    var earlier = new ModelMessage.FromAssistant("", List.of(new ToolCall("0", "search", "{}")));
    var number = new AtomicInteger();
    var ids =
        new NewCallIds(
            ModelRequest.prose(List.of(earlier), List.of()), () -> "c" + number.getAndIncrement());

    assertEquals(
        List.of("c0", "1", "c1", "c2", "c3"),
        List.of(ids.of("0"), ids.of("1"), ids.of("1"), ids.of(""), ids.of("c0")));
  }
}
