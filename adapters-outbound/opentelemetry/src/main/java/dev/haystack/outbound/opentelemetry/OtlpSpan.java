package dev.haystack.outbound.opentelemetry;

import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Attribute.Value;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A span of OpenTelemetry, which is never made the current one of a thread. */
final class OtlpSpan implements Span {

  private final OtlpTracing tracing;
  private final io.opentelemetry.api.trace.Span span;
  private final Operation.Type type;
  private final String name;
  private final TraceContext context;

  /** For the numbers of inferences, if this is one. */
  private final Optional<ChatSeen> chat;

  OtlpSpan(OtlpTracing tracing, io.opentelemetry.api.trace.Span span, Operation operation) {
    this.tracing = tracing;
    this.span = span;
    this.type = operation.type();
    this.name = operation.name();
    this.chat =
        type == Operation.Type.CHAT ? Optional.of(new ChatSeen(tracing.chats())) : Optional.empty();
    SpanContext at = span.getSpanContext();
    this.context =
        TraceContext.parse(
            "00-" + at.getTraceId() + "-" + at.getSpanId() + (at.isSampled() ? "-01" : "-00"));
    switch (type) {
      case TURN -> set(GenAiNames.OPERATION, GenAiNames.INVOKE_AGENT);
      case CHAT -> set(GenAiNames.OPERATION, GenAiNames.CHAT);
      case TOOL -> set(GenAiNames.OPERATION, GenAiNames.EXECUTE_TOOL);
      case SERVED,
          ASKED,
          DOCUMENT,
          DOCUMENT_CHECK,
          DOCUMENT_DRAFT,
          DOCUMENT_PART,
          VIOLATION_DELIVERY,
          STORE_FLUSH -> {}
    }
  }

  @Override
  public TraceContext context() {
    return context;
  }

  @Override
  public Span begin(Operation operation) {
    return tracing.begin(operation, span);
  }

  @Override
  public boolean isKept() {
    return span.isRecording() || chat.isPresent();
  }

  @Override
  public void tell(Attribute... attributes) {
    boolean isTraced = span.isRecording();
    for (Attribute attribute : attributes) {
      chat.ifPresent(seen -> seen.tell(attribute));
      if (isTraced) {
        tell(attribute);
      }
    }
  }

  private void tell(Attribute attribute) {
    Value value = attribute.value();
    switch (attribute.name()) {
      case PERSONA -> set(GenAiNames.AGENT, text(value));
      case SESSION -> set(GenAiNames.CONVERSATION, text(value));
      case TURN -> set(SpanNames.TURN, text(value));
      case OUTCOME -> set(SpanNames.OUTCOME, text(value));
      case ROUNDS -> set(SpanNames.ROUNDS, number(value));
      case TOOL_CALLS -> set(SpanNames.TOOL_CALLS, number(value));
      case PROVIDER -> set(GenAiNames.PROVIDER, GenAiNames.provider(text(value)));
      case REQUEST_MODEL -> set(GenAiNames.REQUEST_MODEL, text(value));
      case RESPONSE_MODEL -> set(GenAiNames.RESPONSE_MODEL, text(value));
      case FINISH_REASON ->
          set(GenAiNames.FINISH_REASONS, List.of(GenAiNames.finishReason(text(value))));
      case INPUT_TOKENS -> set(GenAiNames.INPUT_TOKENS, number(value));
      case OUTPUT_TOKENS -> set(GenAiNames.OUTPUT_TOKENS, number(value));
      case CACHED_INPUT_TOKENS -> set(GenAiNames.CACHED_INPUT_TOKENS, number(value));
      case UNTIL_FIRST_CHUNK -> set(GenAiNames.TIME_TO_FIRST_CHUNK, seconds(value));
      case TOOL -> set(GenAiNames.TOOL, text(value));
      case METHOD -> set(SpanNames.METHOD, text(value));
      case ROUTE -> route(text(value));
      case STATUS -> set(SpanNames.STATUS, number(value));
      case SERVER_ADDRESS -> set(SpanNames.SERVER_ADDRESS, text(value));
      case SERVER_PORT -> set(SpanNames.SERVER_PORT, number(value));
      case RESEND_COUNT -> set(SpanNames.RESEND_COUNT, number(value));
      case PART -> set(SpanNames.PART, number(value));
      case COUNT -> set(SpanNames.COUNT, number(value));
    }
  }

  /** The conventions have two names for it, and want it behind the method as the span's. */
  private void route(String pattern) {
    set(type == Operation.Type.ASKED ? SpanNames.TEMPLATE : SpanNames.ROUTE, pattern);
    var _ = span.updateName(name + " " + pattern);
  }

  private <T> void set(AttributeKey<T> key, T value) {
    var _ = span.setAttribute(key, value);
  }

  private String text(Value value) {
    UnaryOperator<String> hash = tracing.hash();
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Hidden(var text) -> hash.apply(text);
      case Value.Count(var number) -> Long.toString(number);
      case Value.Seconds(var seconds) -> Double.toString(seconds);
    };
  }

  private static long number(Value value) {
    return value instanceof Value.Count(var number) ? number : 0;
  }

  private static double seconds(Value value) {
    return value instanceof Value.Seconds(var seconds) ? seconds : 0;
  }

  @Override
  public void fail(String reason) {
    chat.ifPresent(seen -> seen.fail(reason));
    set(SpanNames.ERROR_TYPE, reason);
    var _ = span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void end() {
    chat.ifPresent(ChatSeen::end);
    span.end();
  }
}
