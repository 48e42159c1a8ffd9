package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The input of one inference: a prompt, its tools and whether they may be called, the shape of the
 * answer, and how long may be waited for it.
 *
 * @param messages system messages first; the first of all is the same for many requests
 * @param closing whether the model must come to an end; no message says so
 */
public record ModelRequest(
    List<ModelMessage> messages,
    List<ToolSpecification> tools,
    ToolUse use,
    boolean closing,
    AnswerFormat format,
    Patience patience) {

  private static final String CLOSE =
      "You have used all the tool calls of this turn. Answer the user now with what you know, and"
          + " say what is still open.";

  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** A request for prose, or for calls. */
  public static ModelRequest prose(List<ModelMessage> messages, List<ToolSpecification> tools) {
    return new ModelRequest(
        messages, tools, ToolUse.AUTO, false, AnswerFormat.PROSE, Patience.FULL);
  }

  /** A request for prose after which the turn is over; the tools are those of the turn. */
  public static ModelRequest lastOf(List<ModelMessage> messages, List<ToolSpecification> tools) {
    return new ModelRequest(messages, tools, ToolUse.NONE, true, AnswerFormat.PROSE, Patience.FULL);
  }

  /** A request for one JSON object. */
  public static ModelRequest json(List<ModelMessage> messages) {
    return new ModelRequest(
        messages, List.of(), ToolUse.AUTO, false, AnswerFormat.JSON_OBJECT, Patience.FULL);
  }

  /** The same with another patience. */
  public ModelRequest with(Patience other) {
    return new ModelRequest(messages, tools, use, closing, format, other);
  }

  /** What the service tells the model, in order; the order to close comes last. */
  public List<String> instructions() {
    var texts = new ArrayList<String>();
    for (ModelMessage message : messages) {
      if (message instanceof ModelMessage.FromSystem(var text)) {
        texts.add(text);
      }
    }
    if (closing) {
      texts.add(CLOSE);
    }
    return texts;
  }

  /** All messages but the service's own. */
  public List<ModelMessage> conversation() {
    return messages.stream()
        .filter(message -> !(message instanceof ModelMessage.FromSystem))
        .toList();
  }

  /** The ids of all calls that the conversation holds. */
  public Stream<String> callIds() {
    return messages.stream()
        .filter(ModelMessage.FromAssistant.class::isInstance)
        .flatMap(message -> ((ModelMessage.FromAssistant) message).calls().stream())
        .map(ToolCall::id);
  }

  /** The tools that may be called. */
  public List<ToolSpecification> callable() {
    return switch (use) {
      case AUTO -> tools;
      case NONE -> List.of();
    };
  }
}
