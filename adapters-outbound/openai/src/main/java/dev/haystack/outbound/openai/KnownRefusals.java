package dev.haystack.outbound.openai;

import dev.haystack.domain.model.AnswerFormat;
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
 * The optional parameters that the model's server has refused, or is known to refuse. Safe for many
 * threads.
 */
final class KnownRefusals {

  private static final Journal JOURNAL = Journal.of(KnownRefusals.class);

  private final Set<OptionalParameter> refused = ConcurrentHashMap.newKeySet();

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
    sent.removeAll(refused);
    return sent;
  }

  /** Whether some of what was sent is to blame for a failure; it is never sent again. */
  boolean learn(AttemptException failure, Set<OptionalParameter> sent) {
    if (!(failure instanceof RefusedRequestException refusal)) {
      return false;
    }
    Set<OptionalParameter> blamed =
        sent.stream().filter(refusal::blames).collect(Collectors.toUnmodifiableSet());
    if (refused.addAll(blamed)) {
      blamed.forEach(
          parameter -> JOURNAL.tell(JournalEvent.PARAMETER_REFUSED, Detail.reason(parameter)));
    }
    return !blamed.isEmpty();
  }
}
