package dev.haystack.outbound.openai;

/** How deep in braces, brackets and quotes a JSON text is that comes in pieces. */
final class Nesting {

  private int depth;
  private boolean begun;
  private boolean inString;
  private boolean escaped;
  private char last;

  void add(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      add(piece.charAt(i));
    }
  }

  private void add(char c) {
    if (inString) {
      inString = escaped || c != '"';
      escaped = !escaped && c == '\\';
      last = c;
      return;
    }
    switch (c) {
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      case '"' -> inString = true;
      default -> {
        if (c <= ' ') {
          return;
        }
      }
    }
    begun |= depth > 0 || inString;
    last = c;
  }

  /** How many more were opened than closed. */
  int depth() {
    return depth;
  }

  /** Whether something was opened, and all of it is closed. */
  boolean isWhole() {
    return begun && depth == 0 && !inString;
  }

  /** Whether a value may follow. */
  boolean isAtValue() {
    return !inString && (last == ':' || last == ',' || last == '[');
  }
}
