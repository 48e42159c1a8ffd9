package dev.haystack.outbound.anthropic;

/**
 * How much the model may think before it answers.
 *
 * @param type the wire's word, empty if nothing is said of it
 * @param budgetTokens 0 where the model decides
 */
public record Thinking(String type, int budgetTokens) {

  /** As the model does when nobody says anything. */
  public static final Thinking OFF = new Thinking("", 0);

  /** As much as the model finds right. */
  public static final Thinking ADAPTIVE = new Thinking("adaptive", 0);

  /** The least budget that the wire takes. */
  public static final int BUDGET_TOKENS_MIN = 1024;

  /** So many tokens at most. */
  public static Thinking upTo(int tokens) {
    if (tokens < BUDGET_TOKENS_MIN) {
      throw new IllegalArgumentException("the budget for thinking is too small");
    }
    return new Thinking("enabled", tokens);
  }

  /** What a model may take that takes no such thinking. */
  Thinking less() {
    return budgetTokens > 0 ? ADAPTIVE : OFF;
  }

  void appendTo(StringBuilder target) {
    if (!type.isEmpty()) {
      target.append(",\"thinking\":{\"type\":\"").append(type).append('"');
      target.append(budgetTokens > 0 ? ",\"budget_tokens\":" + budgetTokens : "").append('}');
    }
  }
}
