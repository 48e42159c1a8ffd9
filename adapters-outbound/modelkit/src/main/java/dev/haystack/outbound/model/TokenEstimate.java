package dev.haystack.outbound.model;

import dev.haystack.domain.model.Usage;

/** Tokens that no server has counted, by a rule of thumb. */
public final class TokenEstimate {

  private static final int CHARS_PER_TOKEN = 4;

  private TokenEstimate() {}

  /** What a server counted, with an estimate of what it did not. */
  public static Usage completed(Usage counted, int requestChars, int answerChars) {
    boolean input = counted.inputTokens() > 0;
    boolean output = counted.outputTokens() > 0 || answerChars == 0;
    return new Usage(
        input ? counted.inputTokens() : tokens(requestChars),
        output ? counted.outputTokens() : tokens(answerChars),
        counted.cachedInputTokens(),
        counted.cacheWriteInputTokens(),
        counted.reasoningTokens(),
        !input || !output);
  }

  private static long tokens(int chars) {
    return Math.ceilDiv(chars, CHARS_PER_TOKEN);
  }
}
