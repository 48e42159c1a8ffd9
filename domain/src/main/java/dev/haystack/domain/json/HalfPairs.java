package dev.haystack.domain.json;

/**
 * Halves of surrogate pairs, plain or escaped, which come of cutting a text within a character.
 * Nobody can encode them, so they become the character that stands for what is unreadable.
 */
final class HalfPairs {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int ESCAPE_LENGTH = 6;

  private HalfPairs() {}

  /** The document's text without them; mended before it is parsed, for keys are texts too. */
  static String mended(String text) {
    int half = halfFrom(text, 0);
    if (half < 0) {
      return text;
    }
    var mended = new StringBuilder(text.length());
    int copied = 0;
    for (; half >= 0; half = halfFrom(text, copied)) {
      mended.append(text, copied, half).append(REPLACEMENT);
      copied = half + (text.charAt(half) == '\\' ? ESCAPE_LENGTH : 1);
    }
    return mended.append(text, copied, text.length()).toString();
  }

  private static int halfFrom(String text, int from) {
    int length = text.length();
    int at = from;
    while (at < length) {
      char c = text.charAt(at);
      if (c == '\\') {
        int width = escapeWidth(text, at);
        if (width == 0) {
          return at;
        }
        at += width;
      } else if (Character.isSurrogate(c)) {
        if (text.codePointAt(at) == c) {
          return at;
        }
        at += 2;
      } else {
        at++;
      }
    }
    return -1;
  }

  /** How far to go on behind what is escaped here; zero if that is half a pair. */
  private static int escapeWidth(String text, int at) {
    char unit = escaped(text, at);
    if (!Character.isSurrogate(unit)) {
      return 2;
    }
    boolean isPair =
        Character.isHighSurrogate(unit)
            && Character.isLowSurrogate(escaped(text, at + ESCAPE_LENGTH));
    return isPair ? 2 * ESCAPE_LENGTH : 0;
  }

  /** The surrogate that is escaped at this place, or else a zero. */
  private static char escaped(String text, int at) {
    if (at + ESCAPE_LENGTH > text.length()
        || text.charAt(at) != '\\'
        || text.charAt(at + 1) != 'u'
        || Character.digit(text.charAt(at + 2), 16) != 0xd) {
      return 0;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return 0;
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }
}
