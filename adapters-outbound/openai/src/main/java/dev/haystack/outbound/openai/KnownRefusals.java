package dev.haystack.outbound.openai;

import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The optional parameters that the model's server has refused, or is known to refuse, and the one
 * that some want: those models of OpenAI's that think take tools only with {@code reasoning_effort}
 * {@code none}, also from those who never said anything of it. Safe for many threads.
 */
final class KnownRefusals {

  private static final Journal JOURNAL = Journal.of(KnownRefusals.class);

  private final Set<OptionalParameter> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean wantsNoReasoning;

  KnownRefusals(Preset preset) {
    if (!preset.streamOptions()) {
      refused.add(OptionalParameter.STREAM_OPTIONS);
    }
  }

  /** What a request is sent with. */
  Set<OptionalParameter> sentWith(ModelRequest request) {
    var sent = EnumSet.of(OptionalParameter.STREAM_OPTIONS);
    if (request.format() == AnswerFormat.JSON_OBJECT) {
      sent.add(OptionalParameter.RESPONSE_FORMAT);
    }
    if (request.use() == ToolUse.NONE && !request.tools().isEmpty()) {
      sent.add(OptionalParameter.TOOL_CHOICE);
    }
    if (wantsNoReasoning && !request.tools().isEmpty()) {
      sent.add(OptionalParameter.REASONING_EFFORT);
    }
    if (request.conversation().stream().anyMatch(KnownRefusals::hasState)) {
      sent.add(OptionalParameter.STATE);
    }
    sent.removeAll(refused);
    return sent;
  }

  private static boolean hasState(ModelMessage message) {
    return message instanceof ModelMessage.FromAssistant said && said.state().isPresent();
  }

  /**
   * Whether some of what was sent is to blame for a failure, or something that was not: the former
   * is never sent again, the latter from then on.
   */
  boolean learn(AttemptException failure, Set<OptionalParameter> sent) {
    if (!(failure instanceof RefusedRequestException refusal)) {
      return false;
    }
    Set<OptionalParameter> blamed =
        sent.stream().filter(refusal::blames).collect(Collectors.toUnmodifiableSet());
    if (blamed.isEmpty() && refusal.blames(OptionalParameter.REASONING_EFFORT)) {
      return wantsNoReasoning();
    }
    if (refused.addAll(blamed)) {
      blamed.forEach(
          parameter -> JOURNAL.tell(JournalEvent.PARAMETER_REFUSED, Detail.reason(parameter)));
    }
    return !blamed.isEmpty();
  }

  private boolean wantsNoReasoning() {
    if (refused.contains(OptionalParameter.REASONING_EFFORT)) {
      return false;
    }
    if (!wantsNoReasoning) {
      wantsNoReasoning = true;
      JOURNAL.tell(
          JournalEvent.PARAMETER_REFUSED,
          Detail.reason("it takes tools only with reasoning_effort none"));
    }
    return true;
  }
}
