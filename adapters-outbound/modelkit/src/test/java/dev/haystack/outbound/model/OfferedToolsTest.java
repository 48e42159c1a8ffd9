package dev.haystack.outbound.model;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    byte[] first = offered.piece(List.of(tool("a"), tool("b")));

    assertEquals("[\"a\",\"b\"]", new String(first, UTF_8));
    assertSame(first, offered.piece(List.of(tool("a"), tool("b"))));
    assertEquals(2, written);
  }

  @Test
  void manyListsAreWrittenRightAndNotAllKept() {
    for (int i = 0; i < 100; i++) {
      assertEquals("[\"t" + i + "\"]", new String(offered.piece(List.of(tool("t" + i))), UTF_8));
    }
    var _ = offered.piece(List.of(tool("t0")));
    var _ = offered.piece(List.of(tool("t99")));

    assertEquals(101, written);
  }

  private static ToolSpecification tool(String name) {
    return new ToolSpecification(
        name, name, "Finds.", Set.of(), ToolSource.BACKEND, false, false, JsonObject.EMPTY);
  }
}
