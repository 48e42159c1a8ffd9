package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiSourceTest {

  private static final Map<String, String> ENOUGH =
      Map.of("CHAT_MODEL", "gemini", "GEMINI_API_KEY", "canary", "GEMINI_MODEL", "gemini-3-pro");

  @Test
  void aKeyAndAModelAreEnoughAndTheKeyIsNotShown() {
    var settings = read(ENOUGH);

    assertEquals("gemini", settings.models().chat().getFirst().reference().vendor());
    assertEquals(
        "gemini-3-pro at https://generativelanguage.googleapis.com", settings.models().shown());
    assertFalse(settings.toString().contains("canary"));
  }

  @Test
  void whatIsMissingStopsTheStartAndIsNamed() {
    assertEquals(
        List.of(
            "GEMINI_API_KEY: is missing; CHAT_MODEL=gemini needs it",
            "GEMINI_MODEL: is missing; CHAT_MODEL=gemini needs it"),
        faults(Map.of("CHAT_MODEL", "gemini")));
  }

  @ParameterizedTest
  @CsvSource({
    "GEMINI_API_KEY, 'a key', holds blanks or characters that no key has",
    "GEMINI_SCHEMA, xml, '\"xml\" is not allowed; allowed: json, openapi'",
    "GEMINI_THINKING, much, '\"much\" is not allowed; allowed: minimal, low, medium, high, or a"
        + " number of tokens'",
    "GEMINI_BASE_URL, ftp://x, '\"ftp://x\" is not allowed; allowed: an address that begins with"
        + " http:// or https://'",
  })
  void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String fault) {
    var values = new HashMap<>(ENOUGH);
    values.put(name, value);

    assertEquals(List.of(name + ": " + fault), faults(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "high", "0", "8192"})
  void thinkingIsALevelOrABudget(String thinking) {
    var values = new HashMap<>(ENOUGH);
    values.put("GEMINI_THINKING", thinking);

    assertEquals("gemini", read(values).models().chat().getFirst().reference().vendor());
  }

  private static Settings read(Map<String, String> values) {
    return Settings.read(new SettingsReader(values));
  }

  private static List<String> faults(Map<String, String> values) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(values));
    return String.valueOf(wrong.getMessage()).lines().toList();
  }
}
