package dev.haystack.scenarios;

import dev.haystack.outbound.anthropic.AnthropicChatModel;
import dev.haystack.outbound.anthropic.AnthropicSettings;
import dev.haystack.outbound.anthropic.PromptCache;
import dev.haystack.outbound.anthropic.Thinking;
import dev.haystack.outbound.gemini.GeminiChatModel;
import dev.haystack.outbound.gemini.GeminiSettings;
import dev.haystack.outbound.gemini.SchemaForm;
import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.port.model.ChatModel;
import dev.haystack.testkit.Vendor;
import java.net.URI;

/** Each vendor's model as it is by default, at a server that a test runs. */
final class VendorModels {

  private VendorModels() {}

  static ChatModel of(Vendor vendor, URI server, ModelRuntime runtime) {
    var access = new ModelAccess(server, "key", "m");
    var limits = ModelLimits.defaults();
    return switch (vendor) {
      case OPENAI -> new OpenAiChatModel(new OpenAiSettings(access, limits), runtime);
      case ANTHROPIC ->
          new AnthropicChatModel(
              new AnthropicSettings(
                  access, "2026-10-21", 4096, Thinking.OFF, PromptCache.FIVE_MINUTES, limits),
              runtime);
      case GEMINI ->
          new GeminiChatModel(new GeminiSettings(access, SchemaForm.JSON, "", limits), runtime);
    };
  }
}
