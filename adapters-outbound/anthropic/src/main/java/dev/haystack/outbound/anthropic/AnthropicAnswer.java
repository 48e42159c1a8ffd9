package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.AnswerSize;
import dev.haystack.outbound.model.AnswerText;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.outbound.model.Ending;
import dev.haystack.outbound.model.EventFramer;
import dev.haystack.outbound.model.EventReader;
import dev.haystack.outbound.model.StreamedAnswer;
import dev.haystack.outbound.model.TokenEstimate;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The answer of one attempt as it grows; its text is handed on at once. Used by one thread. */
final class AnthropicAnswer implements StreamedAnswer, EventReader.Receiver {

  private static final String PAUSE = "pause_turn";

  private final ToolUse use;
  private final AnthropicSettings settings;
  private final InstantSource clock;
  private final int requestChars;
  private final AnswerText text;
  private final Map<Integer, Block> blocks = new LinkedHashMap<>();
  private final Counts counts = new Counts();
  private String model;
  private String stopReason = "";
  private final AnswerSize size;
  private boolean over;
  private boolean progressed;

  AnthropicAnswer(
      TextReceiver receiver,
      ToolUse use,
      AnthropicSettings settings,
      InstantSource clock,
      int requestChars) {
    this.use = use;
    this.settings = settings;
    this.clock = clock;
    this.requestChars = requestChars;
    this.text = new AnswerText(receiver, settings.limits().answerCharsMax());
    this.size = new AnswerSize(settings.limits());
    this.model = settings.model();
  }

  @Override
  public void read(Exchange exchange) throws IOException {
    var framer = new EventFramer(exchange.body(), settings.limits().eventBytesMax());
    var reader = new EventReader(this);
    long last = clock.millis();
    while (!over && framer.next(reader)) {
      long now = clock.millis();
      last = progressed ? now : last;
      progressed = false;
      // a sign of life is no piece of an answer
      if (!isEnded() && now - last >= settings.limits().idle().toMillis()) {
        throw AttemptException.last(ModelFailure.STALLED, "nothing but signs of life");
      }
    }
    exchange.leave();
  }

  @Override
  public void data(byte[] bytes, int from, int to) {
    if (over) {
      return;
    }
    try {
      event(StreamEvent.read(bytes, from, to), bytes, from, to);
    } catch (JacksonException | JsonSyntaxException _) {
      if (!isEnded()) {
        throw AttemptException.unreadable("an event cannot be read");
      }
    }
  }

  @Override
  public void error(byte[] bytes, int from, int to) {
    if (!isEnded()) {
      throw AnthropicError.of(bytes, from, to).failure(text.isBegun());
    }
  }

  private void event(StreamEvent event, byte[] bytes, int from, int to) {
    progressed |= !event.type().equals("ping");
    switch (event.type()) {
      case "content_block_delta" -> {
        size.chars(event.piece().length());
        block(event.index()).add(event, text);
      }
      case "content_block_start" -> start(event.index(), json(bytes, from, to));
      case "content_block_stop" -> block(event.index()).end(text);
      case "message_start" -> json(bytes, from, to).object("message").ifPresent(this::message);
      case "message_delta" -> messageDelta(json(bytes, from, to));
      case "message_stop" -> over = true;
      case "error" -> error(bytes, from, to);
      default -> {
        // those that nobody knows yet mean nothing
      }
    }
  }

  private void start(int index, JsonObject event) {
    JsonObject start = event.object("content_block").orElse(JsonObject.EMPTY);
    size.chars(start.text().length());
    var block = new Block(start, text);
    blocks.put(index, block);
    if (block.isCall()) {
      size.call();
    }
  }

  private void message(JsonObject message) {
    model = message.string("model").filter(name -> !name.isEmpty()).orElse(model);
    message.object("usage").ifPresent(counts::read);
  }

  private void messageDelta(JsonObject event) {
    event.object("usage").ifPresent(counts::read);
    stopReason =
        event.object("delta").flatMap(delta -> delta.string("stop_reason")).orElse(stopReason);
  }

  private Block block(int index) {
    return Optional.ofNullable(blocks.get(index))
        .orElseThrow(() -> AttemptException.unreadable("a piece belongs to no block"));
  }

  /** Calls are not: they are made when the answer is whole, and asked for again if it is not. */
  @Override
  public boolean isBegun() {
    return text.isBegun();
  }

  @Override
  public boolean isEnded() {
    return !stopReason.isEmpty();
  }

  /** Whether the server wants it back, to go on with it. */
  boolean isPaused() {
    return stopReason.equals(PAUSE);
  }

  /** All blocks in order, as they go back. */
  List<JsonObject> blocks() {
    String said = text.toString();
    return blocks.values().stream().map(block -> block.json(said)).toList();
  }

  @Override
  public ModelReply reply() {
    FinishReason reason =
        ending().reason(text, size.hasCalls() && !isPaused(), use == ToolUse.AUTO);
    text.end();
    List<ToolCall> calls =
        reason == FinishReason.TOOL_CALLS
            ? blocks.values().stream().filter(Block::isCall).map(Block::call).toList()
            : List.of();
    Usage usage = TokenEstimate.completed(counts.usage(), requestChars, size.chars());
    return new ModelReply(text.toString(), calls, reason, usage, model);
  }

  private Ending ending() {
    return switch (stopReason) {
      case "" -> Ending.OPEN;
      case "tool_use" -> Ending.CALLING;
      case "max_tokens", "model_context_window_exceeded" -> Ending.CUT_AT_LENGTH;
      case "refusal" -> Ending.REFUSED;
      // also for reasons that nobody knows yet
      default -> Ending.WHOLE;
    };
  }

  private static JsonObject json(byte[] bytes, int from, int to) {
    String event = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return Json.parse(event, Json.DEPTH_MAX, JsonReading.LENIENT) instanceof JsonObject object
        ? object
        : JsonObject.EMPTY;
  }
}
