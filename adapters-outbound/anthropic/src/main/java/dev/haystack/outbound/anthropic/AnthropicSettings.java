package dev.haystack.outbound.anthropic;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;

/**
 * Where the model is, how it is asked, and the limits.
 *
 * @param access its base URL is with or without {@code /v1}
 * @param version of the wire
 * @param maxTokens of an answer, thinking included
 */
public record AnthropicSettings(
    ModelAccess access,
    String version,
    int maxTokens,
    Thinking thinking,
    PromptCache cache,
    ModelLimits limits) {

  public AnthropicSettings {
    if (!version.matches("[0-9-]+")) {
      throw new IllegalArgumentException("the version has no name");
    }
    access = access.keyed();
    if (maxTokens < 1 || maxTokens <= thinking.budgetTokens()) {
      throw new IllegalArgumentException("nothing is left for the answer");
    }
  }

  URI messages() {
    return access.at(access.path().replaceFirst("/v1(/messages)?$", "") + "/v1/messages");
  }

  String model() {
    return access.model();
  }
}
