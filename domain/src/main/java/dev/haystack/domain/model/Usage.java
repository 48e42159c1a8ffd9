package dev.haystack.domain.model;

/** The tokens of one or several inferences; estimated where the model's server did not count. */
public record Usage(
    long inputTokens, long outputTokens, long cachedInputTokens, boolean estimated) {

  /** Nothing used. */
  public static final Usage NONE = new Usage(0, 0, 0, false);

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cachedInputTokens + other.cachedInputTokens,
        estimated || other.estimated);
  }

  /** The higher of each of two counts of the same inference. */
  public Usage fuller(Usage other) {
    return new Usage(
        Math.max(inputTokens, other.inputTokens),
        Math.max(outputTokens, other.outputTokens),
        Math.max(cachedInputTokens, other.cachedInputTokens),
        estimated && other.estimated);
  }
}
