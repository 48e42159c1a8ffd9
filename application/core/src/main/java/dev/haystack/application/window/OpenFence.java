package dev.haystack.application.window;

import dev.haystack.port.model.TextReceiver;

/**
 * The text behind a fence that says it is around an answer. It is handed on as it comes, but for
 * lines that may be the closing fence and blanks that may be the last; what follows the closing
 * fence waits for the end, for it may yet belong to a block within.
 */
final class OpenFence implements AnswerStage {

  private final TextReceiver target;
  private final int openedWith;
  private final FencedLines lines;
  private final StringBuilder held = new StringBuilder();
  private final StringBuilder blanks = new StringBuilder();
  private boolean isInLine;
  private boolean isClosed;

  OpenFence(int openedWith, TextReceiver target) {
    this.target = target;
    this.openedWith = openedWith;
    this.lines = new FencedLines(openedWith);
  }

  @Override
  public void receive(String text) {
    held.append(text);
    int at = 0;
    while (!isClosed && at < held.length()) {
      int lineFeed = held.indexOf("\n", at);
      int end = lineFeed < 0 ? held.length() : lineFeed + 1;
      String line = held.substring(at, end);
      if (!isInLine && lineFeed < 0 && Fence.mayBegin(line)) {
        break;
      }
      if (!isInLine && lineFeed >= 0 && lines.isClosedBy(line)) {
        isClosed = true;
      } else {
        pass(line);
        isInLine = lineFeed < 0;
        at = end;
      }
    }
    held.delete(0, at);
  }

  @Override
  public void end() {
    String rest = held.toString();
    if (!isClosed) {
      pass(lines.isClosedBy(rest) ? "" : rest);
      return;
    }
    String stripped = rest.stripTrailing();
    int lastLine = stripped.lastIndexOf('\n') + 1;
    boolean isLastToo =
        lastLine > 0
            && Fence.in(stripped.substring(lastLine)).filter(f -> f.closes(openedWith)).isPresent();
    // the last fence is the closing one, and where words follow it was the first
    pass(isLastToo ? stripped.substring(0, lastLine) : rest.substring(rest.indexOf('\n') + 1));
  }

  private void pass(String text) {
    int textEnd = text.stripTrailing().length();
    if (textEnd > 0) {
      target.receive(blanks + text.substring(0, textEnd));
      blanks.setLength(0);
    }
    blanks.append(text, textEnd, text.length());
  }
}
