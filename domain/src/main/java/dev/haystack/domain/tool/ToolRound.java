package dev.haystack.domain.tool;

import java.util.List;

/**
 * One round in which the model called tools: what it said, and its calls, answered in their order.
 */
public record ToolRound(String text, List<ToolExchange> exchanges) {

  public ToolRound {
    exchanges = List.copyOf(exchanges);
    if (exchanges.isEmpty()) {
      throw new IllegalArgumentException("a tool round has calls");
    }
  }
}
