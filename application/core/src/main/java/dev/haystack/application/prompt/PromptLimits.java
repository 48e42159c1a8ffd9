package dev.haystack.application.prompt;

/**
 * How much a model is told.
 *
 * @param tokensMax estimated tokens of a whole prompt
 * @param toolResultCharactersMax of one tool's result
 */
public record PromptLimits(int tokensMax, int toolResultCharactersMax) {

  /** Fits the models in common use with room for an answer. */
  public static final PromptLimits DEFAULT = new PromptLimits(100_000, 60_000);
}
