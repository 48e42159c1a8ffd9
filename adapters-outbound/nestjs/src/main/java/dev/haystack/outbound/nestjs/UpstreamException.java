package dev.haystack.outbound.nestjs;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;

/** Why the practice's API gave no usable answer, in words for the model. */
final class UpstreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ToolFailure reason;
  private final String words;
  private final Repeat repeat;

  UpstreamException(ToolFailure reason, String words) {
    this(reason, words, Repeat.NEVER);
  }

  UpstreamException(ToolFailure reason, String words, Repeat repeat) {
    super(words, null, false, false);
    this.reason = reason;
    this.words = words;
    this.repeat = repeat;
  }

  ToolFailure reason() {
    return reason;
  }

  Repeat repeat() {
    return repeat;
  }

  ToolResult.Failure result() {
    return new ToolResult.Failure(reason, words);
  }
}
