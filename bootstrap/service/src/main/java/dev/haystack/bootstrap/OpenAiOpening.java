package dev.haystack.bootstrap;

import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.outbound.openai.Preset;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.Random;

/** A model behind chat completions, as it was read, which may be wrong; hides its key. */
record OpenAiOpening(URI address, String key, String model, Preset preset, ModelLimits limits)
    implements Opening<ChatModel> {

  @Override
  public ChatModel open(Surroundings around) {
    return new OpenAiChatModel(
        new OpenAiSettings(address, key, model, preset, limits),
        around.transport(),
        around.clock(),
        new Random());
  }

  @Override
  public String shown() {
    return model + " at " + address;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return shown();
  }
}
