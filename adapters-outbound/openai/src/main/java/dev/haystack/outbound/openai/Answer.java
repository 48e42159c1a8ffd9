package dev.haystack.outbound.openai;

import dev.haystack.application.port.ModelFailure;
import dev.haystack.application.port.TextReceiver;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The answer of one attempt as it grows; its text is handed on at once. Used by one thread. */
final class Answer {

  private static final int CHARS_PER_TOKEN = 4;

  private final TextReceiver receiver;
  private final CallAssembly calls;
  private final OpaqueMembers opaque;
  private final int charsMax;
  private final StringBuilder text = new StringBuilder();
  private String held = "";
  private String finish = "";
  private String model = "";
  private Optional<Usage> usage = Optional.empty();

  Answer(TextReceiver receiver, OpenAiLimits limits) {
    this.receiver = receiver;
    this.charsMax = limits.answerCharsMax();
    this.opaque = new OpaqueMembers(limits.answerCharsMax());
    this.calls = new CallAssembly(limits.callsMax(), limits.answerCharsMax());
  }

  /** Whether anything was handed on or called, so that another attempt would repeat it. */
  boolean isBegun() {
    return !text.isEmpty() || !held.isEmpty() || !calls.isEmpty();
  }

  boolean isFinished() {
    return !finish.isEmpty();
  }

  boolean hasModel() {
    return !model.isEmpty();
  }

  CallAssembly calls() {
    return calls;
  }

  /** What stands beside the calls and must go back with them. */
  OpaqueMembers opaque() {
    return opaque;
  }

  /** Hands a piece on, except half of a surrogate pair, which waits for its other half. */
  void append(String delta) {
    String piece = held.isEmpty() ? delta : held + delta;
    held = "";
    int last = piece.length() - 1;
    if (last >= 0 && Character.isHighSurrogate(piece.charAt(last))) {
      held = piece.substring(last);
      piece = piece.substring(0, last);
    }
    if (piece.isEmpty()) {
      return;
    }
    if (text.length() + piece.length() > charsMax) {
      throw AttemptException.invalid("the answer is over the limit");
    }
    text.append(piece);
    receiver.receive(piece);
  }

  void finish(String reason) {
    finish = reason;
  }

  void model(String name) {
    model = name;
  }

  void usage(Usage counted) {
    usage = Optional.of(counted);
  }

  /** The reply, if the stream was over with this. */
  ModelReply reply(OpenAiSettings settings, int requestChars, Supplier<String> ids) {
    if (!isFinished()) {
      throw AttemptException.last(ModelFailure.TRUNCATED, "the stream ended without a reason");
    }
    FinishReason reason = reason();
    if (reason == FinishReason.CONTENT_FILTER && text.isEmpty()) {
      throw AttemptException.last(ModelFailure.CONTENT_FILTERED, "the answer was filtered");
    }
    // arguments that were cut off are of no use
    var whole = reason == FinishReason.TOOL_CALLS ? calls.calls(ids) : List.<ToolCall>of();
    return new ModelReply(
        text.toString(),
        whole,
        reason,
        usage.orElseGet(() -> estimate(requestChars)),
        model.isEmpty() ? settings.model() : model,
        whole.isEmpty()
            ? Optional.empty()
            : new CallState(opaque.json(), calls.opaque(whole)).of(settings));
  }

  private FinishReason reason() {
    return switch (finish) {
      case "length", "max_tokens" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      // some servers stop where they call, some call where they stop
      default -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
    };
  }

  private Usage estimate(int requestChars) {
    int answerChars = text.length() + calls.chars();
    return new Usage(tokens(requestChars), tokens(answerChars), 0, true);
  }

  private static long tokens(int chars) {
    return Math.ceilDiv(chars, CHARS_PER_TOKEN);
  }
}
