package org.example.echo;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelMessage.FromUser;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Answers with what was said, word by word; words that name a tool are a call of it, until it has
 * answered.
 *
 * @param pause after each word
 */
record EchoChatModel(Duration pause) implements ChatModel {

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    String said = said(request.messages());
    List<ToolCall> calls = calls(said, request);
    String answer = calls.isEmpty() ? said : "";
    for (String word : answer.split("(?<=\\s)")) {
      if (!word.isEmpty()) {
        receiver.receive(word);
        await();
      }
    }
    return new ModelReply(
        answer,
        calls,
        calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
        new Usage(1 + said.length(), 1 + answer.length(), 0, true),
        name());
  }

  private static String said(List<ModelMessage> messages) {
    return messages.reversed().stream()
        .filter(FromUser.class::isInstance)
        .map(message -> ((FromUser) message).text())
        .findFirst()
        .orElse("");
  }

  private static List<ToolCall> calls(String said, ModelRequest request) {
    boolean isAnswered = request.messages().getLast() instanceof ModelMessage.FromTool;
    return request.callable().stream()
        .filter(tool -> !isAnswered && said.contains(tool.name()))
        .map(tool -> new ToolCall(UUID.randomUUID().toString(), tool.name(), "{}"))
        .toList();
  }

  private void await() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the thread was interrupted");
    }
  }
}
