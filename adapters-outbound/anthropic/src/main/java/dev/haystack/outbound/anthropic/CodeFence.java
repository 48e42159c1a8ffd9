package dev.haystack.outbound.anthropic;

/** What a model puts around JSON where it should be alone. */
final class CodeFence {

  private static final String FENCE = "```";

  private CodeFence() {}

  /** The text without one fence around it. */
  static String off(String text) {
    String all = text.strip();
    int line = all.indexOf('\n');
    boolean fenced = all.startsWith(FENCE) && all.endsWith(FENCE) && line > 0;
    return fenced && line < all.length() - FENCE.length()
        ? all.substring(line + 1, all.length() - FENCE.length()).strip()
        : text;
  }
}
