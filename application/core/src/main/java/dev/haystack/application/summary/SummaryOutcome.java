package dev.haystack.application.summary;

import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;

/** What became of the wish for a summary. */
public sealed interface SummaryOutcome {

  /** It is there. */
  record Written(Summary summary) implements SummaryOutcome {}

  /** Nothing was said in the conversations. */
  record NothingSaid() implements SummaryOutcome {}

  /** There is none; the wait is zero where none is advised. */
  record Failed(ErrorCode code, Duration retryAfter) implements SummaryOutcome {}
}
