package dev.haystack.application.outgoing;

/**
 * Characters that change how others are shown, or are not shown themselves, and that no text needs:
 * controls, bidirectional controls, tags. Joiners stay, since scripts and emoji need them.
 */
final class HiddenCharacters {

  /** Tags and half of what chooses between forms of a character begin with it. */
  static final char HIGH_OF_TAGS = '\uDB40';

  private HiddenCharacters() {}

  static boolean isOne(char c) {
    if (c < ' ') {
      return c != '\n' && c != '\t' && c != '\r';
    }
    return c == '\u007F'
        || c == '\u061C'
        || c == '\uFEFF'
        || (c >= '\u200E' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** Whether it makes a tag with the half before it. */
  static boolean isLowOfTag(char c) {
    return c >= '\uDC00' && c <= '\uDC7F';
  }
}
