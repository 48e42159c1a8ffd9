package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-16")
class PresetSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "mistral, MISTRAL, https://api.mistral.ai/v1, true",
    "ollama, OLLAMA, http://127.0.0.1:11434/v1, false",
    "vllm, VLLM, http://127.0.0.1:8000/v1, false",
    "openrouter, OPENROUTER, https://openrouter.ai/api/v1, true"
  })
  void aWordChoosesAPresetWhichNeedsAModelAndSomeAKey(
      String word, String prefix, String base, boolean needsKey) {
    var key =
        prefix
            + "_API_KEY: is missing; with CHAT_MODEL="
            + word
            + " set it, or "
            + prefix
            + "_BASE_URL to a server without keys";
    var model = prefix + "_MODEL: is missing; CHAT_MODEL=" + word + " needs it";
    assertEquals(
        needsKey ? List.of(key, model) : List.of(model), faults(Map.of("CHAT_MODEL", word)));

    var chosen =
        chosen(Map.of("CHAT_MODEL", word, prefix + "_API_KEY", "canary", prefix + "_MODEL", "m-1"));

    assertEquals("m-1 at " + base, chosen.shown());
    assertFalse(chosen.toString().contains("canary"));
  }

  @Test
  void azureNeedsAKeyAnEndpointAndADeployment() {
    assertEquals(
        List.of(
            "AZURE_OPENAI_API_KEY: is missing; CHAT_MODEL=azure needs it",
            "AZURE_OPENAI_ENDPOINT: is missing; CHAT_MODEL=azure needs it",
            "AZURE_OPENAI_DEPLOYMENT: is missing; CHAT_MODEL=azure needs it"),
        faults(Map.of("CHAT_MODEL", "azure")));
    assertEquals(
        "chat at https://x.openai.azure.com",
        chosen(
                Map.of(
                    "CHAT_MODEL", "azure",
                    "AZURE_OPENAI_API_KEY", "k",
                    "AZURE_OPENAI_ENDPOINT", "https://x.openai.azure.com",
                    "AZURE_OPENAI_DEPLOYMENT", "chat"))
            .shown());
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, ANTHROPIC_API_KEY",
    "gemini, GEMINI_API_KEY_FILE",
    "azure, AZURE_OPENAI_API_KEY"
  })
  void aKeyWithoutItsWordIsWarnedOf(String word, String key) {
    String warning =
        "the demo model answers: "
            + key.replace("_FILE", "")
            + " is set, but not CHAT_MODEL="
            + word;

    assertEquals(List.of(warning), warnings(Map.of(key, "k")));
    assertEquals(List.of(), warnings(Map.of(key, "k", "CHAT_MODEL", "demo")));
    assertEquals(List.of(), warnings(Map.of(key, "k", "OPENAI_API_KEY", "k")));
  }

  private static List<String> warnings(Map<String, String> environment) {
    return Haystack.standard().warnings(new SettingsReader(environment));
  }

  @ParameterizedTest
  @CsvSource({
    "ollama, OLLAMA, http://127.0.0.1:11434, http://127.0.0.1:11434/v1",
    "ollama, OLLAMA, http://127.0.0.1:11434/, http://127.0.0.1:11434/v1",
    "vllm, VLLM, http://127.0.0.1:9/v1/chat/completions, http://127.0.0.1:9/v1",
    "mistral, MISTRAL, https://api.mistral.ai, https://api.mistral.ai/v1",
    "openrouter, OPENROUTER, https://gate.example/x?y=1, https://gate.example/x?y=1",
    "openai, OPENAI, https://gate.example, https://gate.example",
    "openai, OPENAI, https://gate.example/v1/chat/completions, https://gate.example/v1"
  })
  void anAddressIsUnderstoodThatSaysLessOrMoreThanTheBase(
      String word, String prefix, String given, String meant) {
    var chosen =
        chosen(
            Map.of(
                "CHAT_MODEL",
                word,
                prefix + "_API_KEY",
                "k",
                prefix + "_MODEL",
                "m-1",
                prefix + "_BASE_URL",
                given));

    assertEquals("m-1 at " + meant, chosen.shown());
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.openai.azure.com/openai/v1/, https://x.openai.azure.com/",
    "https://x.example/openai/deployments/a/chat/completions?api-version=1, https://x.example/",
    "https://gate.example/openai-gate, https://gate.example/openai-gate",
    "https://gate.example/a/openai, https://gate.example/a"
  })
  void ofAzureTheAddressOfTheResourceCounts(String given, String meant) {
    assertEquals(
        "chat at " + meant,
        chosen(
                Map.of(
                    "CHAT_MODEL", "azure",
                    "AZURE_OPENAI_API_KEY", "k",
                    "AZURE_OPENAI_ENDPOINT", given,
                    "AZURE_OPENAI_DEPLOYMENT", "chat"))
            .shown());
  }

  private static ChosenModel chosen(Map<String, String> environment) {
    var reader = new SettingsReader(new HashMap<>(environment));
    var chosen = Haystack.standard().models(reader).chat().getFirst();
    reader.check();
    return chosen;
  }

  private static List<String> faults(Map<String, String> environment) {
    var wrong = assertThrows(WrongSettingsException.class, () -> chosen(environment));
    return Objects.requireNonNull(wrong.getMessage())
        .lines()
        .filter(line -> line.contains("_"))
        .toList();
  }
}
