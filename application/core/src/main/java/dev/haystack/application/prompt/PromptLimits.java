package dev.haystack.application.prompt;

/**
 * How much a model is told.
 *
 * @param tokensMax estimated tokens of a whole prompt with its tools
 * @param toolResultCharactersMax of one tool's result
 */
public record PromptLimits(int tokensMax, int toolResultCharactersMax) {

  /** With less the tools and instructions of some assistant leave no room to talk. */
  public static final int TOKENS_LEAST = 10_000;

  /** Fits the models in common use with room for an answer. */
  public static final PromptLimits DEFAULT = new PromptLimits(100_000, 60_000);
}
