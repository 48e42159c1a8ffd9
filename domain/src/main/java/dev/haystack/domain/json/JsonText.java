package dev.haystack.domain.json;

/** Quotes text for JSON; on the path of every delta, so it copies runs and allocates only room. */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  /** Both quotes, a few escapes, and what an object ends with. */
  private static final int BESIDE_TEXT = 64;

  private JsonText() {}

  /** Appends the text in quotes, escaped as far as JSON asks. */
  public static void quote(String text, StringBuilder target) {
    int length = text.length();
    // or else the closing quote would double a builder that a long text has just filled
    target.ensureCapacity(target.length() + length + BESIDE_TEXT);
    target.append('"');
    int from = 0;
    for (int at = plainUntil(text, 0); at < length; at = plainUntil(text, from)) {
      target.append(text, from, at);
      escape(text.charAt(at), target);
      from = at + 1;
    }
    target.append(text, from, length).append('"');
  }

  /**
   * A loop of its own, of which the compiler makes one for each kind of string; that is several
   * times as fast where both kinds are quoted.
   */
  private static int plainUntil(String text, int from) {
    int at = from;
    int length = text.length();
    while (at < length && isPlain(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private static void escape(char c, StringBuilder target) {
    switch (c) {
      case '"' -> target.append("\\\"");
      case '\\' -> target.append("\\\\");
      case '\n' -> target.append("\\n");
      case '\r' -> target.append("\\r");
      case '\t' -> target.append("\\t");
      default -> target.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
    }
  }
}
