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
    String deployment =
        reader.text(PREFIX + "DEPLOYMENT", "", "the name of a deployment", _ -> true);
    String version = reader.text(PREFIX + "API_VERSION", "", "a version of the API", _ -> true);
    missing(reader, "API_KEY", key.isEmpty());
    missing(reader, "ENDPOINT", endpoint.isEmpty() && reader.raw(PREFIX + "ENDPOINT").isEmpty());
    missing(reader, "DEPLOYMENT", deployment.isEmpty());
    return OpenAiSource.opening(
        endpoint.orElseGet(() -> URI.create("https://azure.invalid")),
        key.orElse(""),
        deployment,
        Preset.azure(deployment, version),
        reader);
  }

  private static void missing(SettingsReader reader, String name, boolean isMissing) {
    if (isMissing) {
      reader.fault(PREFIX + name, "is missing; CHAT_MODEL=" + WORD + " needs it");
    }
  }
}
