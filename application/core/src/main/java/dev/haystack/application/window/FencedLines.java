package dev.haystack.application.window;

/** Follows the blocks within a fenced text, line by line, to find the line that closes it. */
final class FencedLines {

  private final int openedWith;
  private int innerOpenedWith;

  FencedLines(int openedWith) {
    this.openedWith = openedWith;
  }

  /** Whether this next line closes the text. */
  boolean isClosedBy(CharSequence line) {
    var fence = Fence.in(line);
    if (fence.isEmpty()) {
      return false;
    }
    if (innerOpenedWith > 0) {
      innerOpenedWith = fence.get().closes(innerOpenedWith) ? 0 : innerOpenedWith;
      return false;
    }
    if (fence.get().closes(openedWith)) {
      return true;
    }
    innerOpenedWith = fence.get().tag().isEmpty() ? 0 : fence.get().length();
    return false;
  }
}
