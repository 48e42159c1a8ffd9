package dev.haystack.inbound.http;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** A model that answers what the test told it to, round by round. */
final class FakeModel implements ChatModel {

  private final Queue<ChatRound> rounds = new ConcurrentLinkedQueue<>();

  /** One answer of the model. */
  @FunctionalInterface
  interface ChatRound {
    ModelReply answer(TextReceiver receiver) throws InterruptedException;
  }

  FakeModel thenSays(String... pieces) {
    return then(
        receiver -> {
          Arrays.stream(pieces).forEach(receiver::receive);
          return reply(String.join("", pieces), List.of(), FinishReason.STOP);
        });
  }

  FakeModel thenCalls(ToolCall call) {
    return then(_ -> reply("", List.of(call), FinishReason.TOOL_CALLS));
  }

  FakeModel thenFails(ModelFailure failure) {
    return then(
        _ -> {
          throw new ModelException(failure, "secret words of the upstream");
        });
  }

  FakeModel thenWaits(CountDownLatch latch, String text) {
    return then(
        receiver -> {
          latch.await();
          receiver.receive(text);
          return reply(text, List.of(), FinishReason.STOP);
        });
  }

  private FakeModel then(ChatRound round) {
    rounds.add(round);
    return this;
  }

  private static ModelReply reply(String text, List<ToolCall> calls, FinishReason reason) {
    return new ModelReply(text, calls, reason, new Usage(12, 5, 2, false), "fake");
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    try {
      return rounds.remove().answer(receiver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "interrupted");
    }
  }

  @Override
  public String name() {
    return "fake";
  }
}
