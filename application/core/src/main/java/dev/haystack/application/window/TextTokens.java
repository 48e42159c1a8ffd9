package dev.haystack.application.window;

/** Estimates a text's tokens where nobody counts them: four plain characters each, or one other. */
public final class TextTokens {

  private static final int PLAIN_BELOW = 0x250;
  private static final int PLAIN_PER_TOKEN = 4;

  private TextTokens() {}

  public static int in(String text) {
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < PLAIN_BELOW) {
        plain++;
      }
    }
    return plain / PLAIN_PER_TOKEN + (text.length() - plain) + 1;
  }
}
