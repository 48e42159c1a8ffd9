package dev.haystack.application.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.util.Locale;

/** What is told of an inference as a piece of work: its sizes and times, no word of it. */
final class TracedInference {

  private final Span span;
  private final long begunNanos = System.nanoTime();

  private TracedInference(Span span) {
    this.span = span;
  }

  static TracedInference begin(Span work, ModelLabel model) {
    Span span = work.begin(Operation.chat(model.name()));
    if (span.isKept()) {
      span.tell(Attribute.provider(model.vendor()), Attribute.requestModel(model.name()));
    }
    return new TracedInference(span);
  }

  void firstChunk() {
    if (span.isKept()) {
      var since = Duration.ofNanos(System.nanoTime() - begunNanos);
      span.tell(Attribute.untilFirstChunk(since));
    }
  }

  void answered(ModelReply reply) {
    if (span.isKept()) {
      span.tell(
          Attribute.responseModel(reply.model()),
          Attribute.finishReason(reply.finishReason()),
          Attribute.inputTokens(reply.usage().inputTokens()),
          Attribute.outputTokens(reply.usage().outputTokens()),
          Attribute.cachedInputTokens(reply.usage().cachedInputTokens()));
    }
  }

  void failed(ModelFailure reason) {
    span.fail(reason.name().toLowerCase(Locale.ROOT));
  }

  void end() {
    span.end();
  }
}
