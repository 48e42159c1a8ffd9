package dev.haystack.bootstrap;

import dev.haystack.outbound.anthropic.AnthropicChatModel;
import dev.haystack.outbound.anthropic.AnthropicSettings;
import dev.haystack.outbound.anthropic.PromptCache;
import dev.haystack.outbound.anthropic.Thinking;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.List;

/** Anthropic, and gateways that speak like it. */
final class AnthropicSource {

  static final String WORD = "anthropic";

  private static final String ANTHROPIC = "https://api.anthropic.com";
  private static final String OFF = "off";
  private static final String ADAPTIVE = "adaptive";
  private static final String HOUR = "1h";

  private AnthropicSource() {}

  static Opening<ChatModel> read(SettingsReader reader) {
    String model = reader.modelName("ANTHROPIC_MODEL", "");
    int tokens = reader.whole("ANTHROPIC_MAX_TOKENS", 8192, 1, 1_000_000);
    Thinking thinking = thinking(reader);
    if (thinking.budgetTokens() >= tokens) {
      reader.fault("ANTHROPIC_MAX_TOKENS", "is not more than ANTHROPIC_THINKING");
    }
    String version =
        reader.text(
            "ANTHROPIC_VERSION",
            "2026-10-21",
            "a date such as 2023-06-01",
            text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    PromptCache cache = cache(reader);
    var limits = ModelTimes.read(reader).limits();
    return new RemoteModel(
        reader.address("ANTHROPIC_BASE_URL", ANTHROPIC).orElseGet(() -> URI.create(ANTHROPIC)),
        "ANTHROPIC_API_KEY",
        key(reader),
        model,
        (access, runtime) ->
            new AnthropicChatModel(
                new AnthropicSettings(access, version, tokens, thinking, cache, limits), runtime));
  }

  private static String key(SettingsReader reader) {
    var key = reader.secret("ANTHROPIC_API_KEY", "the key of the model's server");
    if (key.isEmpty()) {
      reader.missing("ANTHROPIC_API_KEY");
    } else if (key.filter(text -> !text.matches("[!-~]+")).isPresent()) {
      reader.fault("ANTHROPIC_API_KEY", "holds blanks or characters that no key has");
    }
    return key.orElse("");
  }

  private static Thinking thinking(SettingsReader reader) {
    String word =
        reader.text(
            "ANTHROPIC_THINKING",
            OFF,
            "off, adaptive, or a number of tokens from " + Thinking.BUDGET_TOKENS_MIN,
            AnthropicSource::isThinking);
    return switch (word) {
      case OFF -> Thinking.OFF;
      case ADAPTIVE -> Thinking.ADAPTIVE;
      default -> Thinking.upTo(Integer.parseInt(word));
    };
  }

  private static boolean isThinking(String word) {
    boolean budget = word.matches("[1-9][0-9]{3,6}");
    return budget
        ? Integer.parseInt(word) >= Thinking.BUDGET_TOKENS_MIN
        : word.equals(OFF) || word.equals(ADAPTIVE);
  }

  private static PromptCache cache(SettingsReader reader) {
    return switch (reader.word("ANTHROPIC_PROMPT_CACHE", "5m", List.of("5m", HOUR, OFF))) {
      case OFF -> PromptCache.OFF;
      case HOUR -> PromptCache.ONE_HOUR;
      default -> PromptCache.FIVE_MINUTES;
    };
  }
}
