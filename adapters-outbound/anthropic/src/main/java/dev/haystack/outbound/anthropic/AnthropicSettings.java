package dev.haystack.outbound.anthropic;

import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;

/**
 * Where the model is, how to get in, what it is called, how it is asked, and the limits; hides its
 * key.
 *
 * @param baseUrl with or without {@code /v1}
 * @param version of the wire
 * @param maxTokens of an answer, thinking included
 */
public record AnthropicSettings(
    URI baseUrl,
    String apiKey,
    String model,
    String version,
    int maxTokens,
    Thinking thinking,
    PromptCache cache,
    ModelLimits limits) {

  public AnthropicSettings {
    String scheme = baseUrl.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web || baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the base URL is no plain http or https URL");
    }
    if (model.isBlank() || !version.matches("[0-9-]+")) {
      throw new IllegalArgumentException("the model or the version has no name");
    }
    if (!apiKey.matches("[!-~]+")) {
      throw new IllegalArgumentException("the API key is empty or holds what no key has");
    }
    if (maxTokens < 1 || maxTokens <= thinking.budgetTokens()) {
      throw new IllegalArgumentException("nothing is left for the answer");
    }
  }

  /** The address inferences are posted to; a query of the base URL is kept. */
  URI messages() {
    String path = baseUrl.getRawPath().replaceAll("/+$", "").replaceAll("/v1$", "");
    String query = baseUrl.getRawQuery() == null ? "" : "?" + baseUrl.getRawQuery();
    return URI.create(
        baseUrl.getScheme() + "://" + baseUrl.getRawAuthority() + path + "/v1/messages" + query);
  }

  @Override
  public String toString() {
    return "AnthropicSettings[baseUrl=" + baseUrl.getHost() + ", model=" + model + "]";
  }
}
