package dev.haystack.application.outgoing;

import java.util.Locale;
import java.util.Set;

/**
 * What begins with an angle bracket, as far as it is there: what it may still become, and what is
 * to be done with it.
 */
enum HtmlTag {
  /** It may become one that is judged as a whole. */
  OPEN,
  /** A tag that does nothing, or an end of one. */
  INERT,
  /** An image. */
  IMAGE,
  /** Another element that loads something, runs something, or sends something. */
  ACTIVE,
  /** An address between angle brackets that may be followed. */
  ADDRESS,
  /** One that must not be. */
  FOREIGN_SCHEME,
  /** Text, or a tag with attributes: of no effect once a space follows its bracket. */
  TEXT;

  static final int LENGTH_MAX = 2_048;

  private static final int NAME_LENGTH_MAX = 64;
  private static final Set<String> IMAGES = Set.of("img", "image", "svg", "picture");
  private static final Set<String> OTHERS =
      Set.of(
          "iframe",
          "object",
          "script",
          "link",
          "style",
          "form",
          "embed",
          "applet",
          "base",
          "meta",
          "frame",
          "frameset",
          "video",
          "audio",
          "source",
          "track",
          "math",
          "input",
          "button");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

  /** Whether an angle bracket before it makes a tag. */
  static boolean isBegunBy(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/';
  }

  /** What the text is, which begins with the bracket and has a letter or a slash behind it. */
  static HtmlTag of(CharSequence raw) {
    int begin = raw.charAt(1) == '/' ? 2 : 1;
    int end = begin;
    while (end < raw.length() && isOfName(raw.charAt(end))) {
      end++;
    }
    if (end - begin > NAME_LENGTH_MAX) {
      return TEXT;
    }
    if (end == raw.length()) {
      return OPEN;
    }
    String name = raw.subSequence(begin, end).toString().toLowerCase(Locale.ROOT);
    boolean isOver = raw.charAt(raw.length() - 1) == '>';
    if (raw.charAt(end) == ':' && begin == 1) {
      return address(raw, name, isOver);
    }
    boolean isElement = begin == 1 && isNameEnd(raw.charAt(end));
    if (isElement && (IMAGES.contains(name) || OTHERS.contains(name))) {
      return isOver ? (IMAGES.contains(name) ? IMAGE : ACTIVE) : openUpTo(LENGTH_MAX, raw);
    }
    return plain(raw, begin, end, isOver);
  }

  private static HtmlTag address(CharSequence raw, String scheme, boolean isOver) {
    if (Character.isWhitespace(raw.charAt(raw.length() - 1))) {
      return TEXT;
    }
    if (!isOver) {
      return openUpTo(LENGTH_MAX, raw);
    }
    return SCHEMES.contains(scheme) ? ADDRESS : FOREIGN_SCHEME;
  }

  /** A name, blanks and a slash at most: what has more has attributes, or is no tag. */
  private static HtmlTag plain(CharSequence raw, int begin, int nameEnd, boolean isOver) {
    boolean isNamed = nameEnd > begin && Character.isLetter(raw.charAt(begin));
    for (int i = nameEnd; i < raw.length() - (isOver ? 1 : 0); i++) {
      char c = raw.charAt(i);
      if (c != ' ' && c != '/') {
        return TEXT;
      }
    }
    if (!isNamed) {
      return TEXT;
    }
    return isOver ? INERT : openUpTo(NAME_LENGTH_MAX, raw);
  }

  private static HtmlTag openUpTo(int lengthMax, CharSequence raw) {
    return raw.length() < lengthMax ? OPEN : TEXT;
  }

  private static boolean isNameEnd(char c) {
    return c == '>' || c == '/' || Character.isWhitespace(c);
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '+'
        || c == '.';
  }
}
