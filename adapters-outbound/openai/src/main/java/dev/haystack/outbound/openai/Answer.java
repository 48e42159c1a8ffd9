package dev.haystack.outbound.openai;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.LeadingThoughts;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.outbound.model.AnswerText;
import dev.haystack.outbound.model.Ending;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.NewCallIds;
import dev.haystack.outbound.model.TokenEstimate;
import dev.haystack.port.model.TextReceiver;
import java.util.List;
import java.util.Optional;

/** The answer of one attempt as it grows; its text is handed on at once. Used by one thread. */
final class Answer {

  private final ToolUse use;
  private final AnswerText text;
  private final LeadingThoughts thoughts = new LeadingThoughts();
  private final CallAssembly calls;
  private final OpaqueMembers opaque;

  private Ending ending = Ending.OPEN;
  private String model = "";
  private Usage usage = Usage.NONE;

  Answer(TextReceiver receiver, ToolUse use, ModelLimits limits) {
    this.use = use;
    this.text = new AnswerText(receiver, limits.answerCharsMax());
    this.opaque = new OpaqueMembers(limits.answerCharsMax());
    this.calls = new CallAssembly(limits.callsMax(), limits.answerCharsMax());
  }

  /** Whether anything was handed on or called, so that another attempt would repeat it. */
  boolean isBegun() {
    return text.isBegun() || !calls.isEmpty();
  }

  /** Whether a reason was given, good or not. */
  boolean isEnded() {
    return ending != Ending.OPEN;
  }

  /** Whether it came to an end that nothing behind it can take back. */
  boolean stands() {
    return ending.isGood();
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

  void append(String delta) {
    text.append(thoughts.answerIn(delta));
  }

  /** Hands on what a message says that was not said yet; some repeat all of it, some are pieces. */
  void appendMessage(String message) {
    String said = text.toString();
    if (said.isEmpty()) {
      append(message);
      return;
    }
    var own = new LeadingThoughts();
    String words = own.answerIn(message) + own.rest();
    if (words.startsWith(said)) {
      append(words.substring(said.length()));
    } else if (!words.strip().equals(said.strip())) {
      append(words);
    }
  }

  void finish(String word) {
    Ending next = FinishWords.meaning(word);
    ending = next.compareTo(ending) > 0 ? next : ending;
  }

  void model(String name) {
    model = name;
  }

  /** Counts of one inference may come several times, in parts, growing, or empty. */
  void usage(Usage counted) {
    usage = usage.fuller(counted);
  }

  /** The reply, if the stream was over with this. */
  ModelReply reply(OpenAiSettings settings, int requestChars, NewCallIds ids) {
    text.append(thoughts.rest());
    FinishReason reason = ending.reason(text, !calls.isEmpty(), use == ToolUse.AUTO);
    text.end();
    // arguments that were cut off are of no use
    var whole = reason == FinishReason.TOOL_CALLS ? calls.calls(ids) : List.<ToolCall>of();
    return new ModelReply(
        text.toString(),
        whole,
        reason,
        TokenEstimate.completed(usage, requestChars, text.length() + calls.chars()),
        model.isEmpty() ? settings.model() : model,
        whole.isEmpty()
            ? Optional.empty()
            : new CallState(opaque.json(), calls.opaque(whole)).of(settings));
  }
}
