package dev.haystack.application.policy;

import dev.haystack.application.prompt.PromptText;
import dev.haystack.application.schema.AnswerSchema;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/** Reads the model's judgement, which counts only where it fits the schema to the letter. */
final class PolicyAnswer {

  private static final AnswerSchema SCHEMA =
      AnswerSchema.of((JsonObject) Json.parse(PromptText.read(PolicyAnswer.class, "answer.json")));
  private static final String NO_REASON = "The template asks for a diagnosis.";

  private PolicyAnswer() {}

  static Optional<PolicyOutcome.Verdict> read(String text) {
    return SCHEMA.read(text).map(PolicyAnswer::verdict);
  }

  private static PolicyOutcome.Verdict verdict(JsonObject answer) {
    if (!answer.bool("is_violation").orElse(true)) {
      return new PolicyOutcome.Clean();
    }
    return new PolicyOutcome.Violating(
        answer.text("violation_type").orElse(CheckPolicy.DIAGNOSIS),
        answer.text("reason").orElse(NO_REASON),
        answer.text("confidence").map(Confidence::of).orElse(Confidence.MEDIUM));
  }
}
