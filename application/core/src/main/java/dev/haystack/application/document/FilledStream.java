package dev.haystack.application.document;

import dev.haystack.port.model.TextReceiver;

/**
 * Fills a text's places while it streams: what could be the beginning of one waits for the rest.
 */
final class FilledStream implements TextReceiver {

  private final Blanks blanks;
  private final TextReceiver receiver;
  private final StringBuilder held = new StringBuilder();

  FilledStream(Blanks blanks, TextReceiver receiver) {
    this.blanks = blanks;
    this.receiver = receiver;
  }

  @Override
  public void receive(String text) {
    held.append(text);
    int safe = safeLength();
    if (safe > 0) {
      pass(held.substring(0, safe));
      held.delete(0, safe);
    }
  }

  /** Nothing more comes. */
  void end() {
    pass(held.toString());
    held.setLength(0);
  }

  private void pass(String text) {
    String filled = blanks.fill(text);
    if (!filled.isEmpty()) {
      receiver.receive(filled);
    }
  }

  /** Up to what may be the beginning of a place. */
  private int safeLength() {
    var beginning = Blanks.BEGINNING.matcher(held);
    beginning.region(Math.max(0, held.length() - Blanks.LENGTH_MAX), held.length());
    return beginning.find() ? beginning.start() : held.length();
  }
}
