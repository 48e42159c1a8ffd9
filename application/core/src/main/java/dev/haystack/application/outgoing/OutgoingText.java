package dev.haystack.application.outgoing;

import dev.haystack.port.model.TextReceiver;

/** A text that is filtered while it streams. */
public interface OutgoingText extends TextReceiver {

  /** Nothing more comes: what was held is handed on. */
  void end();

  /** One that is handed on as it comes. */
  record Unfiltered(TextReceiver receiver) implements OutgoingText {

    @Override
    public void receive(String text) {
      receiver.receive(text);
    }

    @Override
    public void end() {}
  }
}
