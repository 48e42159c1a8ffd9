package dev.haystack.application.window;

import dev.haystack.port.model.TextReceiver;

/** A part of an answer that is read in a way of its own. */
interface AnswerStage extends TextReceiver {

  /** Nothing more comes. */
  void end();
}
