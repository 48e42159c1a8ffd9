package dev.haystack.bootstrap;

import dev.haystack.outbound.openai.Preset;
import dev.haystack.port.model.ChatModel;
import java.net.URI;

/** OpenAI's models on Azure, behind a deployment. */
final class AzureSource {

  static final String WORD = "azure";

  private static final String PREFIX = "AZURE_OPENAI_";

  private AzureSource() {}

  static Opening<ChatModel> read(SettingsReader reader) {
    var key = OpenAiSource.key(reader, PREFIX + "API_KEY");
    var endpoint = reader.address(PREFIX + "ENDPOINT", "");
    String version = reader.text(PREFIX + "API_VERSION", "", "a version of the API", _ -> true);
    if (key.isEmpty()) {
      reader.missing(PREFIX + "API_KEY");
    }
    if (endpoint.isEmpty() && reader.raw(PREFIX + "ENDPOINT").isEmpty()) {
      reader.missing(PREFIX + "ENDPOINT");
    }
    String deployment = reader.modelName(PREFIX + "DEPLOYMENT", "");
    return OpenAiSource.opening(
        endpoint.orElseGet(() -> URI.create("https://azure.invalid")),
        PREFIX + "API_KEY",
        key.orElse(""),
        deployment,
        Preset.azure(deployment, version),
        reader);
  }
}
