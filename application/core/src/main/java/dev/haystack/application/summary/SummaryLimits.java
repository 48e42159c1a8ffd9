package dev.haystack.application.summary;

import java.time.Duration;

/**
 * How much summaries may take.
 *
 * @param partTokensMax estimated tokens of conversations that a model is shown at once
 * @param partsAtOnceMax parts of one summary that are read at once
 * @param atOnceMax summaries that are written at once
 * @param keptMax summaries that are kept
 * @param keptFor how long a summary is kept
 */
public record SummaryLimits(
    int partTokensMax, int partsAtOnceMax, int atOnceMax, int keptMax, Duration keptFor) {

  public SummaryLimits {
    if (partTokensMax < 1 || partsAtOnceMax < 1 || atOnceMax < 1) {
      throw new IllegalArgumentException("the limits of summaries are positive");
    }
  }

  /** What suits one process and a model whose prompts may have so many tokens. */
  public static SummaryLimits under(int promptTokensMax) {
    // our rules and the answer need room too
    return new SummaryLimits(promptTokensMax * 3 / 4, 4, 100, 500, Duration.ofHours(1));
  }
}
