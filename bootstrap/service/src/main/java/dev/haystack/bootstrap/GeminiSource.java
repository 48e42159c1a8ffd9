package dev.haystack.bootstrap;

import dev.haystack.outbound.gemini.GeminiChatModel;
import dev.haystack.outbound.gemini.GeminiSettings;
import dev.haystack.outbound.gemini.SchemaForm;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Google's Gemini API. */
final class GeminiSource {

  static final String WORD = "gemini";

  private static final String GOOGLE = "https://generativelanguage.googleapis.com";

  private GeminiSource() {}

  static Opening<ChatModel> read(SettingsReader reader) {
    var address = reader.address("GEMINI_BASE_URL", GOOGLE).orElseGet(() -> URI.create(GOOGLE));
    String key = reader.secret("GEMINI_API_KEY", "the key of the Gemini API").orElse("");
    if (key.isEmpty()) {
      reader.missing("GEMINI_API_KEY");
    } else if (!key.matches("[!-~]+")) {
      reader.fault("GEMINI_API_KEY", "holds blanks or characters that no key has");
    }
    String model = reader.modelName("GEMINI_MODEL", "");
    String schema = reader.word("GEMINI_SCHEMA", "json", List.of("json", "openapi"));
    String thinking =
        reader.text(
            "GEMINI_THINKING",
            "",
            "minimal, low, medium, high, or a number of tokens",
            text -> GeminiSettings.THINKING.matcher(text).matches());
    return new OfKey(
        address,
        key,
        model,
        SchemaForm.valueOf(schema.toUpperCase(Locale.ROOT)),
        thinking,
        ModelTimes.read(reader).limits());
  }

  /** What was read, which may be wrong. */
  private record OfKey(
      URI address, String key, String model, SchemaForm schema, String thinking, ModelLimits limits)
      implements Opening<ChatModel> {

    @Override
    public ChatModel open(Surroundings around) {
      return new GeminiChatModel(
          new GeminiSettings(address, key, model, schema, thinking, limits),
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
