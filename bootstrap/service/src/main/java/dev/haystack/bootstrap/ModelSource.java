package dev.haystack.bootstrap;

import dev.haystack.port.model.ChatModel;

/** A vendor's models, behind a word of {@code CHAT_MODEL} and the like. */
@FunctionalInterface
public interface ModelSource {

  /**
   * Reads the vendor's settings; nothing is made yet. It is asked only if the word was chosen, once
   * for each of its models that was named; which one is read by {@link SettingsReader#modelName}.
   */
  Opening<ChatModel> read(SettingsReader settings);
}
