package dev.haystack.port.model;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;

/**
 * A chat model: one inference, streamed; it never runs tools.
 *
 * <p>{@link #generate} blocks the calling (virtual) thread until the inference is over. Each piece
 * of the answer's text is handed on in order, on the calling thread, as soon as it is there; pieces
 * are never empty and never end within a surrogate pair, and joined they are the reply's text. An
 * attempt may be repeated only while nothing was handed on. Everything that goes wrong is a {@link
 * ModelException}. Interrupting the calling thread closes the call to the model at once and ends in
 * a {@link ModelException} of reason {@link ModelFailure#CANCELLED}; the thread stays interrupted.
 * Safe for use by many threads.
 */
public interface ChatModel {

  /** Runs one inference. */
  ModelReply generate(ModelRequest request, TextReceiver receiver);

  /** What the model is called. */
  String name();

  /** Whether it is a stand-in for a real model. */
  default boolean isDemo() {
    return false;
  }
}
