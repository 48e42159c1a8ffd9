package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferedToolsTest {

  private int written;
  private final OfferedTools offered =
      new OfferedTools(
          (tool, target) -> {
            written++;
            target.append('"').append(tool.name()).append('"');
          });

  @Test
  void aListIsWrittenOnceHoweverOftenItIsOffered() {
    String first = offered.text(List.of(tool("a"), tool("b")));

    assertEquals("[\"a\",\"b\"]", first);
    assertSame(first, offered.text(List.of(tool("a"), tool("b"))));
    assertEquals(2, written);
  }

  @Test
  void manyListsAreWrittenRightAndNotAllKept() {
    for (int i = 0; i < 100; i++) {
      assertEquals("[\"t" + i + "\"]", offered.text(List.of(tool("t" + i))));
    }
    var _ = offered.text(List.of(tool("t0")));
    var _ = offered.text(List.of(tool("t99")));

    assertEquals(101, written);
  }

  private static ToolSpecification tool(String name) {
    return new ToolSpecification(
        name, name, "Finds.", Set.of(), ToolSource.BACKEND, false, false, JsonObject.EMPTY);
  }
}
