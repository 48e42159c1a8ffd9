package dev.haystack.application.policy;

import dev.haystack.port.model.ModelFailure;

/** What the check of a text found; that it failed is a finding of its own, never a clean one. */
public sealed interface PolicyOutcome {

  /** A judgement, which stays the same for the same text. */
  sealed interface Verdict extends PolicyOutcome {}

  /** Nothing asks for a diagnosis. */
  record Clean() implements Verdict {}

  /** Something does. */
  record Violating(String type, String reason, Confidence confidence) implements Verdict {}

  /** Nobody knows. */
  record Unchecked(ModelFailure reason) implements PolicyOutcome {}
}
