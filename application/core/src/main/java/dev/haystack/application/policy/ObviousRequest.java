package dev.haystack.application.policy;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds, without a model, a plain order to diagnose; whatever could also be a report or a
 * prohibition is left to the model.
 */
final class ObviousRequest {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;]\\s|\\R");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\\n]]");
  private static final Pattern ORDER =
      Pattern.compile(
          "\\b(?:give|provide|make|state|determine|assign|formulate|suggest|propose|produce"
              + "|generate|create|write|include|list|offer|establish|render)\\b"
              + "(?:[ \\t]+[\\w'’/,()-]+){0,6}?[ \\t]+"
              + "(?:diagnos[ei]s|diagnostic (?:codes?|impressions?|formulations?)"
              + "|(?:DSM|ICD)[- ]?(?:IV|V|\\d{1,2})?(?:-TR)?[ \\t]+"
              + "(?:codes?|diagnos[ei]s|disorders?|classifications?))\\b",
          FLAGS);
  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "(?:^|[:,-]|\\bplease|\\bmust|\\bshould|\\bto)[ \\t]*\\bdiagnose[ \\t]+"
              + "(?:the|this|that|a|any|him|her|them|each)\\b",
          FLAGS);
  private static final Pattern DOUBT =
      Pattern.compile(
          "\\b(?:no|not|never|without|avoid|refrain|don['’]t|mustn['’]t|shouldn['’]t|cannot"
              + "|mentioned|reported|stated by|given by|made by|told|received|previous(?:ly)?"
              + "|existing|prior|past|earlier|history|referr\\w+|if|whether|unless|any)\\b",
          FLAGS);
  private static final int QUOTE_LENGTH_MAX = 120;

  private ObviousRequest() {}

  /** The violation that is plain to see. */
  static Optional<PolicyOutcome.Violating> in(String text) {
    String plain = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    return SENTENCE_END
        .splitAsStream(plain)
        .map(String::strip)
        .flatMap(sentence -> order(sentence).stream())
        .findFirst()
        .map(
            words ->
                new PolicyOutcome.Violating(
                    CheckPolicy.DIAGNOSIS,
                    "The template asks for a diagnosis: \"" + words + "\".",
                    Confidence.HIGH));
  }

  private static Optional<String> order(String sentence) {
    var order = ORDER.matcher(sentence);
    var imperative = IMPERATIVE.matcher(sentence);
    boolean plain = order.find() || imperative.find();
    if (!plain || DOUBT.matcher(sentence).find()) {
      return Optional.empty();
    }
    String words = order.hasMatch() ? order.group() : imperative.group();
    return Optional.of(
        words.length() > QUOTE_LENGTH_MAX ? words.substring(0, QUOTE_LENGTH_MAX) : words);
  }
}
