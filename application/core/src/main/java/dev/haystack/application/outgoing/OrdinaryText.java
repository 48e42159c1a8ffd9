package dev.haystack.application.outgoing;

/** What can be no part of a form. */
final class OrdinaryText {

  private OrdinaryText() {}

  static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '!'
          || c == '['
          || c == ']'
          || c == '<'
          || c == HiddenCharacters.HIGH_OF_TAGS
          || HiddenCharacters.isOne(c)) {
        return false;
      }
    }
    return true;
  }
}
