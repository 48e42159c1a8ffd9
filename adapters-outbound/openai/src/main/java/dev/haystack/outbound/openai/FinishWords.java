package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.Ending;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words by which servers say why an answer ended. The list is closed: a word that is not here
 * means that the answer broke off.
 */
final class FinishWords {

  /** What each word means, in lower case. */
  static final Map<String, Ending> MEANINGS = meanings();

  private static final Set<String> NO_REASON = Set.of("", "null", "none");
  private static final String FILTER_PREFIX = "content_filter";

  private FinishWords() {}

  /** What a word means, however it is written. */
  static Ending meaning(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    String last = plain.substring(plain.lastIndexOf('.') + 1);
    if (NO_REASON.contains(last)) {
      return Ending.OPEN;
    }
    return last.startsWith(FILTER_PREFIX)
        ? Ending.FILTERED
        : MEANINGS.getOrDefault(last, Ending.BROKEN);
  }

  private static Map<String, Ending> meanings() {
    Map<String, Ending> meanings = new TreeMap<>();
    put(
        meanings,
        Ending.WHOLE,
        "stop",
        "end_turn",
        "stop_sequence",
        "eos",
        "eos_token",
        "complete",
        "completed");
    put(
        meanings,
        Ending.CALLING,
        "tool_calls",
        "tool_call",
        "tool_use",
        "function_call",
        "function_calls");
    put(
        meanings,
        Ending.CUT_AT_LENGTH,
        "length",
        "max_tokens",
        "max_output_tokens",
        "max_completion_tokens",
        "max_length",
        "model_length",
        "token_limit",
        "model_context_window_exceeded");
    put(
        meanings,
        Ending.FILTERED,
        FILTER_PREFIX,
        "safety",
        "image_safety",
        "recitation",
        "blocklist",
        "prohibited_content",
        "spii",
        "sensitive",
        "guardrail_intervened",
        "refusal");
    return Map.copyOf(meanings);
  }

  private static void put(Map<String, Ending> meanings, Ending ending, String... words) {
    for (String word : words) {
      meanings.put(word, ending);
    }
  }
}
