package dev.haystack.application.tool;

/** The beginning of a text. */
public final class Excerpt {

  private Excerpt() {}

  /** No more characters than that, and no half of a surrogate pair. */
  public static String of(String text, int lengthMax) {
    if (text.length() <= lengthMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
    return text.substring(0, end);
  }
}
