package dev.haystack.bootstrap;

import dev.haystack.port.model.ChatModel;

/** A vendor's models, behind a word of {@code CHAT_MODEL}. */
@FunctionalInterface
public interface ModelSource {

  /** Reads the vendor's settings; nothing is made yet. It is asked only if the word was chosen. */
  Opening<ChatModel> read(SettingsReader settings);
}
