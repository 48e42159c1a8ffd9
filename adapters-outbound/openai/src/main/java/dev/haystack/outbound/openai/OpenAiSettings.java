package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;

/** Where the model is, in what its server differs from OpenAI's, and the limits. */
public record OpenAiSettings(ModelAccess access, Preset preset, ModelLimits limits) {

  /** Of OpenAI, or of a server that is asked as it is. */
  public OpenAiSettings(ModelAccess access, ModelLimits limits) {
    this(access, Preset.OPENAI, limits);
  }

  /** The address inferences are posted to; a query of the base URL is kept. */
  URI completions() {
    return access.at(access.path() + preset.path());
  }

  String model() {
    return access.model();
  }

  String vendor() {
    return access.vendor();
  }
}
