package dev.haystack.outbound.model;

/** What an answer holds beside its text, up to its limits; used by one thread. */
public final class AnswerSize {

  private final ModelLimits limits;
  private int chars;
  private int calls;

  public AnswerSize(ModelLimits limits) {
    this.limits = limits;
  }

  /** Counts more characters; throws {@link AttemptException} over the limit. */
  public void chars(int more) {
    chars += more;
    if (chars > limits.answerCharsMax()) {
      throw AttemptException.invalid("the answer is over the limit");
    }
  }

  /** Counts a call; throws {@link AttemptException} over the limit. */
  public void call() {
    calls++;
    if (calls > limits.callsMax()) {
      throw AttemptException.invalid("there are too many calls");
    }
  }

  public int chars() {
    return chars;
  }

  public boolean hasCalls() {
    return calls > 0;
  }
}
