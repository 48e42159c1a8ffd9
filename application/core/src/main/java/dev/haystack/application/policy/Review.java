package dev.haystack.application.policy;

import dev.haystack.domain.error.ErrorCode;

/** Whether a document may be written. */
public sealed interface Review {

  /**
   * It may.
   *
   * @param isChecked false where the check failed and the rule lets it pass all the same
   */
  record Granted(boolean isChecked) implements Review {}

  /**
   * It may not, since the template asks for a diagnosis.
   *
   * @param isReported false where the caller has no profile under which it could be reported, or
   *     nothing is
   */
  record Violated(PolicyOutcome.Violating finding, boolean isReported) implements Review {}

  /** It may not, since the check failed. */
  record Refused(ErrorCode code) implements Review {}
}
