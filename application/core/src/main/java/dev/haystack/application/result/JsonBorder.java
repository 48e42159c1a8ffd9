package dev.haystack.application.result;

/** Finds where a JSON text can be cut so that no value is torn, or at least no character. */
final class JsonBorder {

  private JsonBorder() {}

  /**
   * The last place behind a whole value, a comma included; the limit itself where a single value is
   * so long that more than half of what may be shown would be lost.
   */
  static int before(String text, int charactersMax) {
    int border = 0;
    boolean inString = false;
    for (int i = 0; i < charactersMax; i++) {
      char next = text.charAt(i);
      if (inString && next == '\\') {
        i++;
      } else if (next == '"') {
        inString = !inString;
      } else if (!inString && (next == ',' || next == '}' || next == ']')) {
        border = i + 1;
      }
    }
    return border > charactersMax / 2 ? border : whole(text, charactersMax);
  }

  /** That place, or the one before it if it lies within a surrogate pair. */
  static int whole(String text, int at) {
    boolean splits = at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1));
    return splits ? at - 1 : at;
  }
}
