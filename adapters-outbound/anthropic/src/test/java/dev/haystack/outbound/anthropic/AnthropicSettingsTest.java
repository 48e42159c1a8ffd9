package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelLimits;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "ftp://a.example, k, m, 4096",
    "https://u@a.example, k, m, 4096",
    "https://a.example, a b, m, 4096",
    "https://a.example, '', m, 4096",
    "https://a.example, k, ' ', 4096",
    "https://a.example, k, m, 2000"
  })
  void whatCannotBeIsRefused(String base, String key, String model, int maxTokens) {
    assertThrows(IllegalArgumentException.class, () -> settings(base, key, model, maxTokens));
  }

  @Test
  void theKeyIsHidden() {
    assertFalse(settings("https://a.example", "canary", "m", 4096).toString().contains("canary"));
  }

  @Test
  void aBudgetThatTheWireRefusesIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Thinking.upTo(1023));
  }

  private static AnthropicSettings settings(String base, String key, String model, int maxTokens) {
    return new AnthropicSettings(
        new ModelAccess(URI.create(base), key, model),
        "2023-06-01",
        maxTokens,
        Thinking.upTo(2000),
        PromptCache.OFF,
        ModelLimits.defaults());
  }
}
