package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;

/** Where the model is, how to get in, what it is called, and the limits; hides its key. */
public record OpenAiSettings(
    URI baseUrl, String apiKey, String model, Preset preset, ModelLimits limits) {

  public OpenAiSettings {
    String scheme = baseUrl.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the base URL is no plain http or https URL");
    }
    if (baseUrl.getRawFragment() != null) {
      throw new IllegalArgumentException("the base URL has a fragment");
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("the model has no name");
    }
    if (apiKey.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("the API key holds characters that no key has");
    }
  }

  /** Of OpenAI, or of a server that is asked as it is. */
  public OpenAiSettings(URI baseUrl, String apiKey, String model, ModelLimits limits) {
    this(baseUrl, apiKey, model, Preset.OPENAI, limits);
  }

  /** The address inferences are posted to; a query of the base URL is kept. */
  URI completions() {
    String path = baseUrl.getRawPath().replaceAll("/+$", "") + preset.path();
    String query =
        baseUrl.getRawQuery() == null
            ? ""
            : (path.contains("?") ? "&" : "?") + baseUrl.getRawQuery();
    return URI.create(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + path + query);
  }

  /** Whose server it is, as far as the address tells. */
  String vendor() {
    return baseUrl.getRawAuthority();
  }

  @Override
  public String toString() {
    return "OpenAiSettings[baseUrl=" + baseUrl.getHost() + ", model=" + model + "]";
  }
}
