package dev.haystack.domain.json;

/** Quotes text for JSON; on the path of every delta, so it copies runs and allocates nothing. */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** Appends the text in quotes, escaped as far as JSON asks. */
  public static void quote(String text, StringBuilder target) {
    target.append('"');
    int from = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      target.append(text, from, i);
      escape(c, target);
      from = i + 1;
    }
    target.append(text, from, length).append('"');
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
