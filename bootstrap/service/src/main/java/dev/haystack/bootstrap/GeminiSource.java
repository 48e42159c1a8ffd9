package dev.haystack.bootstrap;

import dev.haystack.outbound.gemini.GeminiChatModel;
import dev.haystack.outbound.gemini.GeminiSettings;
import dev.haystack.outbound.gemini.SchemaForm;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.List;
import java.util.Locale;

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
    var form = SchemaForm.valueOf(schema.toUpperCase(Locale.ROOT));
    var limits = ModelTimes.read(reader).limits();
    return new RemoteModel(
        address,
        "GEMINI_API_KEY",
        key,
        model,
        (access, runtime) ->
            new GeminiChatModel(new GeminiSettings(access, form, thinking, limits), runtime));
  }
}
