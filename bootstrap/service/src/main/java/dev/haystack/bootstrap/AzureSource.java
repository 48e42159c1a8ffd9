package dev.haystack.bootstrap;

import dev.haystack.outbound.openai.Preset;
import dev.haystack.port.model.ChatModel;
import java.net.URI;

/** OpenAI's models on Azure, behind a deployment. */
final class AzureSource {

  static final String WORD = "azure";

  private static final String PREFIX = "AZURE_OPENAI_";
  static final String KEY = PREFIX + "API_KEY";

  private AzureSource() {}

  static Opening<ChatModel> read(SettingsReader reader) {
    var key = OpenAiSource.key(reader, KEY);
    var endpoint = reader.address(PREFIX + "ENDPOINT", "");
    String version = reader.text(PREFIX + "API_VERSION", "", "a version of the API", _ -> true);
    if (key.isEmpty()) {
      reader.missing(KEY);
    }
    if (endpoint.isEmpty() && reader.raw(PREFIX + "ENDPOINT").isEmpty()) {
      reader.missing(PREFIX + "ENDPOINT");
    }
    String deployment = reader.modelName(PREFIX + "DEPLOYMENT", "");
    return OpenAiSource.opening(
        endpoint.map(AzureSource::resource).orElseGet(() -> URI.create("https://azure.invalid")),
        KEY,
        key.orElse(""),
        deployment,
        Preset.azure(deployment, version),
        reader);
  }

  /** Its address alone: what the portal shows goes on behind it. */
  private static URI resource(URI endpoint) {
    String path = endpoint.getRawPath();
    String before = path.replaceFirst("/openai(/.*)?$", "");
    return before.equals(path) ? endpoint : endpoint.resolve(before.isEmpty() ? "/" : before);
  }
}
