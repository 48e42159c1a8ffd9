package dev.haystack.bootstrap;

import dev.haystack.port.model.ChatModel;

/**
 * A model that a setting names, and how it is opened.
 *
 * @param reference the same for the same model
 */
record ChosenModel(ModelReference reference, Opening<ChatModel> opening) {

  /** What the start says of it. */
  String shown() {
    return opening.shown().isEmpty() ? reference.toString() : opening.shown();
  }
}
