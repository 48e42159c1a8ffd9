package dev.haystack.outbound.opentelemetry;

import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Attribute.Value;
import dev.haystack.port.tracing.AttributeName;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An inference until it is over, for numbers that count it whether its trace is kept or not. Safe
 * for use by many threads.
 */
final class ChatSeen {

  private static final double NANOS_PER_SECOND = 1e9;

  private final ChatMeter meter;
  private final long begunNanos = System.nanoTime();
  private final Map<AttributeName, Value> told = new EnumMap<>(AttributeName.class);
  private Optional<String> failure = Optional.empty();
  private boolean isOver;

  ChatSeen(ChatMeter meter) {
    this.meter = meter;
  }

  synchronized void tell(Attribute attribute) {
    told.put(attribute.name(), attribute.value());
  }

  synchronized void fail(String reason) {
    failure = Optional.of(reason);
  }

  /** It is over. Only the first call counts. */
  synchronized void end() {
    if (isOver) {
      return;
    }
    isOver = true;
    Attributes about = about();
    var whole = about.toBuilder();
    failure.ifPresent(reason -> whole.put(SpanNames.ERROR_TYPE, reason));
    meter.duration((System.nanoTime() - begunNanos) / NANOS_PER_SECOND, whole.build());
    if (told.get(AttributeName.UNTIL_FIRST_CHUNK) instanceof Value.Seconds(var seconds)) {
      meter.untilFirstChunk(seconds, about);
    }
    tokens(AttributeName.INPUT_TOKENS, GenAiNames.INPUT, about);
    tokens(AttributeName.OUTPUT_TOKENS, GenAiNames.OUTPUT, about);
  }

  private void tokens(AttributeName name, String type, Attributes about) {
    if (told.get(name) instanceof Value.Count(var count)) {
      meter.tokens(count, type, about);
    }
  }

  private Attributes about() {
    var about = Attributes.builder().put(GenAiNames.OPERATION, GenAiNames.CHAT);
    put(about, GenAiNames.PROVIDER, AttributeName.PROVIDER, GenAiNames::provider);
    put(about, GenAiNames.REQUEST_MODEL, AttributeName.REQUEST_MODEL, model -> model);
    put(about, GenAiNames.RESPONSE_MODEL, AttributeName.RESPONSE_MODEL, model -> model);
    return about.build();
  }

  private void put(
      AttributesBuilder about,
      AttributeKey<String> key,
      AttributeName name,
      UnaryOperator<String> word) {
    if (told.get(name) instanceof Value.Text(var text)) {
      var _ = about.put(key, word.apply(text));
    }
  }
}
