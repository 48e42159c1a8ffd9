package dev.haystack.bootstrap;

import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.outbound.openai.Preset;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.Optional;

/**
 * OpenAI, and vendors that speak like it.
 *
 * @param prefix of the names of its settings
 * @param base where it is if nobody says otherwise
 * @param model which one it is if nobody says otherwise; empty if that must be said
 * @param needsKey whether it cannot do without a key there
 */
record OpenAiSource(String prefix, String base, String model, boolean needsKey, Preset preset)
    implements ModelSource {

  static final String WORD = "openai";

  static final OpenAiSource OPENAI =
      new OpenAiSource("OPENAI", "https://api.openai.com/v1", "gpt-4.1-mini", true, Preset.OPENAI);
  static final OpenAiSource MISTRAL =
      new OpenAiSource("MISTRAL", "https://api.mistral.ai/v1", "", true, Preset.MISTRAL);
  static final OpenAiSource OLLAMA =
      new OpenAiSource("OLLAMA", "http://127.0.0.1:11434/v1", "", false, Preset.OPENAI);
  static final OpenAiSource VLLM =
      new OpenAiSource("VLLM", "http://127.0.0.1:8000/v1", "", false, Preset.OPENAI);
  static final OpenAiSource OPENROUTER =
      new OpenAiSource("OPENROUTER", "https://openrouter.ai/api/v1", "", true, Preset.OPENROUTER);

  /** Whether it is wanted where nobody says which model is. */
  boolean isMeant(SettingsReader reader) {
    return key(reader).isPresent();
  }

  @Override
  public Opening<ChatModel> read(SettingsReader reader) {
    var key = key(reader);
    var address = reader.address(prefix + "_BASE_URL", base).orElseGet(() -> URI.create(base));
    if (needsKey && key.isEmpty() && address.equals(URI.create(base))) {
      reader.fault(
          prefix + "_API_KEY",
          "is missing; with "
              + reader.wantedBy()
              + " set it, or "
              + prefix
              + "_BASE_URL to a server without keys");
    }
    String name = reader.modelName(prefix + "_MODEL", model);
    return opening(whole(address), prefix + "_API_KEY", key.orElse(""), name, preset, reader);
  }

  /** As it is meant: with all of the address that is asked, or without the path of the base. */
  private URI whole(URI address) {
    String path = address.getRawPath().replaceFirst("(/chat/completions)?/*$", "");
    boolean isBare = path.isEmpty() && !equals(OPENAI);
    return HttpAddress.withPath(address, isBare ? URI.create(base).getRawPath() : path);
  }

  static Opening<ChatModel> opening(
      URI address, String keyName, String key, String name, Preset preset, SettingsReader reader) {
    var limits = ModelTimes.read(reader).limits();
    return new RemoteModel(
        address,
        keyName,
        key,
        name,
        (access, runtime) ->
            new OpenAiChatModel(new OpenAiSettings(access, preset, limits), runtime));
  }

  private Optional<String> key(SettingsReader reader) {
    return key(reader, prefix + "_API_KEY");
  }

  static Optional<String> key(SettingsReader reader, String name) {
    var key = reader.secret(name, "the key of the model's server");
    if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault(name, "holds blanks or characters that no key has");
    }
    return key;
  }
}
