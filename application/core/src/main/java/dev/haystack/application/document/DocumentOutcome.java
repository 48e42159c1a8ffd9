package dev.haystack.application.document;

import dev.haystack.application.policy.Review;
import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;

/** What became of the wish for a document. */
public sealed interface DocumentOutcome {

  /** Here it is. */
  record Written(WrittenDocument document) implements DocumentOutcome {}

  /** The template asks for a diagnosis; nothing was written. */
  record Violation(Review.Violated review, Instant foundAt) implements DocumentOutcome {}

  /** There is none; the wait is what is advised before another attempt, zero if nothing is. */
  record Failed(ErrorCode code, Duration retryAfter) implements DocumentOutcome {}
}
