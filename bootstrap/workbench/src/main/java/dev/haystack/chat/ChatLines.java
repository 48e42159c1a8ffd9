package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.io.PrintWriter;

/** Writes what happens as one line of JSON for each event, for scripts. */
final class ChatLines implements ChatView {

  private final PrintWriter target;

  ChatLines(PrintWriter target) {
    this.target = target;
  }

  @Override
  public void show(JsonObject frame) {
    target.print(frame.text() + "\n");
    target.flush();
  }
}
