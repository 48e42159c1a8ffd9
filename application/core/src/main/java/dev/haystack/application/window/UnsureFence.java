package dev.haystack.application.window;

import dev.haystack.port.model.TextReceiver;

/**
 * The text behind a fence that does not say what it is around: all of the answer, or a block at its
 * beginning. It waits until that is clear.
 */
final class UnsureFence implements AnswerStage {

  private static final int NONE = -1;

  private final TextReceiver target;
  private final FencedLines lines;
  private final StringBuilder held;
  private final int opening;
  private int lineStart;
  private int closing = NONE;
  private boolean isPlain;

  UnsureFence(String openingLine, int openedWith, TextReceiver target) {
    this.target = target;
    this.lines = new FencedLines(openedWith);
    this.held = new StringBuilder(openingLine);
    this.opening = openingLine.length();
    this.lineStart = opening;
  }

  @Override
  public void receive(String text) {
    if (isPlain) {
      target.receive(text);
      return;
    }
    int from = held.length();
    held.append(text);
    for (int end = held.indexOf("\n", from);
        end >= 0 && closing == NONE;
        end = held.indexOf("\n", lineStart)) {
      close(end + 1);
    }
    if (closing != NONE && !held.substring(Math.max(from, lineStart)).isBlank()) {
      isPlain = true;
      target.receive(held.toString());
    }
  }

  private void close(int lineEnd) {
    if (lines.isClosedBy(held.substring(lineStart, lineEnd))) {
      closing = lineStart;
    }
    lineStart = lineEnd;
  }

  @Override
  public void end() {
    if (isPlain) {
      return;
    }
    if (closing == NONE) {
      close(held.length());
    }
    String text =
        closing == NONE ? held.toString() : held.substring(opening, closing).stripTrailing();
    if (!text.isEmpty()) {
      target.receive(text);
    }
  }
}
