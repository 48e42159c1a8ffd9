package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;

/**
 * The input of one inference: a prompt, the tools that may be called, and the shape of the answer.
 */
public record ModelRequest(
    List<ModelMessage> messages, List<ToolSpecification> tools, AnswerFormat format) {

  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** A request for prose. */
  public static ModelRequest prose(List<ModelMessage> messages, List<ToolSpecification> tools) {
    return new ModelRequest(messages, tools, AnswerFormat.PROSE);
  }
}
