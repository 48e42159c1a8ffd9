package dev.haystack.application.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.tracing.Span;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A chain of models as one turn or work has it: each inference begins with the model that answered
 * the last one, and goes on to those behind it and then to those before it.
 */
final class FallbackModel implements ChatModel {

  private final ModelChain chain;
  private final AtomicInteger answeredLast;
  private final Span span;

  FallbackModel(ModelChain chain) {
    this(chain, new AtomicInteger(), Span.OFF);
  }

  private FallbackModel(ModelChain chain, AtomicInteger answeredLast, Span span) {
    this.chain = chain;
    this.answeredLast = answeredLast;
    this.span = span;
  }

  /** The same chain for a piece of the same work. */
  ChatModel under(Span piece) {
    return new FallbackModel(chain, answeredLast, piece);
  }

  @Override
  public ModelReply generate(ModelRequest request, TextReceiver receiver) {
    var inference = new ChainedInference(chain, request, receiver, span);
    ModelReply reply = inference.over(order());
    answeredLast.set(chain.models().indexOf(inference.asked()));
    return reply;
  }

  private List<SharedModel> order() {
    List<SharedModel> models = chain.models();
    int first = answeredLast.get();
    return IntStream.range(first, first + models.size())
        .mapToObj(index -> models.get(index % models.size()))
        .toList();
  }

  /** That of the first of the chain. */
  @Override
  public String name() {
    return chain.models().getFirst().model().name();
  }

  @Override
  public boolean isDemo() {
    return chain.models().getFirst().model().isDemo();
  }
}
