package dev.haystack.domain.model;

/**
 * The tokens of one or several inferences; estimated where the model's server did not count.
 *
 * @param inputTokens all of the prompt, cached or not
 * @param outputTokens all that was generated, reasoning too
 * @param cachedInputTokens those of the input that were read from a cache; 0 where unknown
 * @param cacheWriteInputTokens those of the input that were written to a cache; 0 where unknown
 * @param reasoningTokens those of the output that nobody sees; 0 where unknown
 */
public record Usage(
    long inputTokens,
    long outputTokens,
    long cachedInputTokens,
    long cacheWriteInputTokens,
    long reasoningTokens,
    boolean estimated) {

  /** Nothing used. */
  public static final Usage NONE = new Usage(0, 0, 0, false);

  /** Where nothing is known of cache writes and reasoning. */
  public Usage(long inputTokens, long outputTokens, long cachedInputTokens, boolean estimated) {
    this(inputTokens, outputTokens, cachedInputTokens, 0, 0, estimated);
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cachedInputTokens + other.cachedInputTokens,
        cacheWriteInputTokens + other.cacheWriteInputTokens,
        reasoningTokens + other.reasoningTokens,
        estimated || other.estimated);
  }

  /** The higher of each of two counts of the same inference. */
  public Usage fuller(Usage other) {
    return new Usage(
        Math.max(inputTokens, other.inputTokens),
        Math.max(outputTokens, other.outputTokens),
        Math.max(cachedInputTokens, other.cachedInputTokens),
        Math.max(cacheWriteInputTokens, other.cacheWriteInputTokens),
        Math.max(reasoningTokens, other.reasoningTokens),
        estimated && other.estimated);
  }
}
