package dev.haystack.domain.json;

/** Escapes in a document that stand for half a surrogate pair, which a parser may not let pass. */
final class SurrogateEscapes {

  private static final String REPLACEMENT = "\\ufffd";
  private static final int LENGTH = REPLACEMENT.length();

  private SurrogateEscapes() {}

  /** The document with U+FFFD for each half that stands alone. */
  static String healed(String document) {
    var healed = new StringBuilder(document.length());
    int from = 0;
    int at = document.indexOf('\\');
    while (at >= 0) {
      int next = at + 2;
      char unit = unit(document, at);
      if (Character.isHighSurrogate(unit)
          && Character.isLowSurrogate(unit(document, at + LENGTH))) {
        next = at + 2 * LENGTH;
      } else if (Character.isSurrogate(unit)) {
        next = at + LENGTH;
        healed.append(document, from, at).append(REPLACEMENT);
        from = next;
      }
      at = document.indexOf('\\', next);
    }
    return healed.append(document, from, document.length()).toString();
  }

  /** The UTF-16 unit whose escape is there, 0 if there is none. */
  private static char unit(String document, int at) {
    if (!document.startsWith("\\u", at) || at + LENGTH > document.length()) {
      return 0;
    }
    int unit = 0;
    for (int i = at + 2; i < at + LENGTH; i++) {
      int digit = Character.digit(document.charAt(i), 16);
      if (digit < 0) {
        return 0;
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }
}
