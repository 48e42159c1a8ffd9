package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicSourceTest {

  @Test
  void itIsChosenByItsWordAndHidesItsKey() {
    Settings settings = read(Map.of());

    assertEquals("anthropic", settings.models().chat().getFirst().reference().vendor());
    assertEquals("claude-x at https://api.anthropic.com", settings.models().shown());
    assertFalse(settings.toString().contains("canary"));
  }

  @ParameterizedTest
  @CsvSource({"off", "adaptive", "1024", "8191"})
  void thinkingIsAWordOrABudget(String value) {
    assertEquals(
        "anthropic",
        read(Map.of("ANTHROPIC_THINKING", value)).models().chat().getFirst().reference().vendor());
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC_API_KEY, ''",
    "ANTHROPIC_API_KEY, a b",
    "ANTHROPIC_MODEL, ''",
    "ANTHROPIC_BASE_URL, ftp://x",
    "ANTHROPIC_VERSION, latest",
    "ANTHROPIC_MAX_TOKENS, 0",
    "ANTHROPIC_THINKING, much",
    "ANTHROPIC_THINKING, 1023",
    "ANTHROPIC_PROMPT_CACHE, 2h"
  })
  void aWrongValueStopsTheStartAndIsNamed(String name, String value) {
    assertTrue(fault(Map.of(name, value)).startsWith(name + ": "));
  }

  @Test
  void theAnswerIsLongerThanTheThoughts() {
    assertEquals(
        "ANTHROPIC_MAX_TOKENS: is not more than ANTHROPIC_THINKING",
        fault(Map.of("ANTHROPIC_THINKING", "8192")));
  }

  private static String fault(Map<String, String> more) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(more));
    return String.valueOf(wrong.getMessage());
  }

  private static Settings read(Map<String, String> more) {
    var all =
        new HashMap<>(
            Map.of(
                "CHAT_MODEL", "anthropic",
                "ANTHROPIC_API_KEY", "sk-canary",
                "ANTHROPIC_MODEL", "claude-x"));
    all.putAll(more);
    return Settings.read(new SettingsReader(all));
  }
}
