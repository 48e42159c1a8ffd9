package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelRequest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Judges by its words whether a template, given as delimited data, asks for a diagnosis. */
public final class PolicyJudgement {

  private static final Pattern MANUAL =
      Pattern.compile("(?i)\\b(DSM(?:[- ]?(?:IV|5|V))?(?:-TR)?|ICD(?:[- ]?1[01])?)\\b");
  private static final Pattern DIAGNOSIS = Pattern.compile("(?i)\\bdiagnos(?:e|es|is|tic|ing)\\b");
  private static final int NEGATION_LENGTH_MAX = 60;
  private static final Pattern NEGATION =
      Pattern.compile("(?i)\\b(?:no|not|never|without|avoid|don['’]t)\\b[^.\\n]{0,40}$");

  private PolicyJudgement() {}

  /** The judgement as a JSON text. */
  public static String of(ModelRequest request) {
    String template = template(request);
    return asked(MANUAL, template)
        .map(word -> violation(word, "high"))
        .or(() -> asked(DIAGNOSIS, template).map(word -> violation(word, "medium")))
        .orElseGet(PolicyJudgement::none)
        .text();
  }

  private static String template(ModelRequest request) {
    var blocks = Blocks.of(request);
    return blocks.has("template")
        ? blocks.get("template") + "\n" + blocks.get("instructions")
        : blocks.text();
  }

  private static Optional<String> asked(Pattern words, String template) {
    return words
        .matcher(template)
        .results()
        .filter(match -> !isNegated(template, match.start()))
        .map(MatchResult::group)
        .findFirst();
  }

  private static boolean isNegated(String template, int position) {
    int from = Math.max(0, position - NEGATION_LENGTH_MAX);
    return NEGATION.matcher(template.substring(from, position)).find();
  }

  private static JsonObject violation(String word, String confidence) {
    return JsonObject.builder()
        .put("is_violation", true)
        .put("violation_type", "medical_diagnosis_request")
        .put("reason", "The template asks for a diagnosis: it says \"" + word + "\".")
        .put("confidence", confidence)
        .build();
  }

  private static JsonObject none() {
    return JsonObject.builder()
        .put("is_violation", false)
        .put("violation_type", "none")
        .put("reason", "The demo model found no word that asks for a diagnosis.")
        .put("confidence", "medium")
        .build();
  }
}
