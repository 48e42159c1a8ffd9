package dev.haystack.application.window;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Packs pieces of text, in their order and without loss, into parts that fit a window. */
final class Parts {

  private final int tokensMax;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int currentTokens;

  private Parts(int tokensMax) {
    this.tokensMax = tokensMax;
  }

  /** The parts; only a piece that is too long by itself is divided, between words if it can be. */
  static List<String> of(List<String> pieces, int tokensMax) {
    var packing = new Parts(tokensMax);
    for (String piece : pieces) {
      packing.add(piece);
    }
    packing.finish();
    return List.copyOf(packing.parts);
  }

  private void add(String piece) {
    int tokens = TextTokens.in(piece);
    if (tokens > tokensMax) {
      finish();
      divide(piece);
      return;
    }
    if (currentTokens + tokens > tokensMax) {
      finish();
    }
    if (currentTokens > 0) {
      current.append('\n');
    }
    current.append(piece);
    currentTokens += tokens;
  }

  private void finish() {
    if (currentTokens > 0) {
      parts.add(current.toString());
      current.setLength(0);
      currentTokens = 0;
    }
  }

  private void divide(String piece) {
    var words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(piece);
    int from = 0;
    while (from < piece.length()) {
      // one character is never more than one token
      int to = Math.min(piece.length(), from + longest(piece, from));
      if (to < piece.length()) {
        int border = words.isBoundary(to) ? to : words.preceding(to);
        to = border > from ? border : wholeCharacter(piece, from, to);
      }
      parts.add(piece.substring(from, to));
      from = to;
    }
  }

  /** How many characters from there on fit. */
  private int longest(String piece, int from) {
    int length = Math.min(piece.length() - from, 4 * tokensMax);
    while (length > 1 && TextTokens.in(piece.substring(from, from + length)) > tokensMax) {
      length = Math.max(1, length - Math.max(1, length / 8));
    }
    return length;
  }

  private static int wholeCharacter(String piece, int from, int to) {
    if (!Character.isSurrogatePair(piece.charAt(to - 1), piece.charAt(to))) {
      return to;
    }
    return to - 1 > from ? to - 1 : to + 1;
  }
}
