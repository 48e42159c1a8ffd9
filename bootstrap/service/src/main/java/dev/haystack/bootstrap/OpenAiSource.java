package dev.haystack.bootstrap;

import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.Optional;
import java.util.Random;

/** OpenAI, and servers that speak like it. */
final class OpenAiSource {

  static final String WORD = "openai";

  private static final String OPENAI = "https://api.openai.com/v1";

  private OpenAiSource() {}

  /** Whether it is wanted where nobody says which model is. */
  static boolean isMeant(SettingsReader reader) {
    return key(reader).isPresent();
  }

  static Opening<ChatModel> read(SettingsReader reader) {
    var key = key(reader);
    var address = reader.address("OPENAI_BASE_URL", OPENAI).orElseGet(() -> URI.create(OPENAI));
    if (key.isEmpty() && address.equals(URI.create(OPENAI))) {
      reader.fault(
          "OPENAI_API_KEY",
          "is missing; with CHAT_MODEL=openai set it, or OPENAI_BASE_URL to a server without keys");
    }
    return new OfKey(
        address,
        key.orElse(""),
        reader.text("OPENAI_MODEL", "gpt-4.1-mini", "a model's name", _ -> true),
        ModelTimes.read(reader).limits());
  }

  private static Optional<String> key(SettingsReader reader) {
    var key = reader.secret("OPENAI_API_KEY", "the key of the model's server");
    if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault("OPENAI_API_KEY", "holds blanks or characters that no key has");
    }
    return key;
  }

  /** What was read, which may be wrong. */
  private record OfKey(URI address, String key, String model, ModelLimits limits)
      implements Opening<ChatModel> {

    @Override
    public ChatModel open(Surroundings around) {
      return new OpenAiChatModel(
          new OpenAiSettings(address, key, model, limits),
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
}
