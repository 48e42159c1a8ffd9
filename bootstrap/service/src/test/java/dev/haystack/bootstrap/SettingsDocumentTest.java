package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.*?) ?\\| .+ \\|$");
  private static final Pattern PLAIN = Pattern.compile("`([^`]*)`");

  /** Their defaults hang on other settings, and are told in words. */
  private static final Map<String, String> IN_WORDS =
      Map.of(
          "CHAT_MODEL", "`openai` with a key, else `demo`",
          "DOCUMENT_MODEL", "`CHAT_MODEL` with its fallbacks",
          "INBOUND_BYTES_MAX", "15 % of the heap",
          "LOG_FORMAT", "`text` on a terminal, else `json`",
          "POLICY_CHECK_MODEL", "`CHAT_MODEL` with its fallbacks",
          "PRODUCTION", "`true` unless `HOST` is loopback",
          "SUMMARY_MODEL", "`CHAT_MODEL` with its fallbacks",
          "TOOL_BACKEND", "`nestjs` with an address, else `demo`");

  /** Of what can be chosen, each once: it alone reads its settings. */
  private static final List<Map<String, String>> CHOICES =
      List.of(
          Map.of(),
          Map.of("OPENAI_API_KEY", "k"),
          Map.of(
              "CHAT_MODEL", "azure",
              "AZURE_OPENAI_API_KEY", "k",
              "AZURE_OPENAI_ENDPOINT", "https://model.example",
              "AZURE_OPENAI_DEPLOYMENT", "d"),
          Map.of("CHAT_MODEL", "mistral", "MISTRAL_API_KEY", "k", "MISTRAL_MODEL", "m"),
          Map.of("CHAT_MODEL", "ollama", "OLLAMA_MODEL", "m"),
          Map.of("CHAT_MODEL", "vllm", "VLLM_MODEL", "m"),
          Map.of("CHAT_MODEL", "openrouter", "OPENROUTER_API_KEY", "k", "OPENROUTER_MODEL", "m"),
          Map.of("CHAT_MODEL", "anthropic", "ANTHROPIC_API_KEY", "k", "ANTHROPIC_MODEL", "m"),
          Map.of("CHAT_MODEL", "gemini", "GEMINI_API_KEY", "k", "GEMINI_MODEL", "m"),
          Map.of("NESTJS_API_URL", "http://practice.example"),
          Map.of("REDIS_URL", "redis://store.example"));

  @Test
  void theDocumentNamesExactlyTheSettingsThereAreWithTheirDefaults() throws IOException {
    assertEquals(known(), documented());
  }

  private static Map<String, String> known() {
    var defaults = new TreeMap<String, String>();
    for (var environment : CHOICES) {
      var reader = new SettingsReader(environment);
      var _ = Settings.read(reader);
      reader.notes().forEach(note -> defaults.put(note.name(), note.standard()));
    }
    defaults.putAll(IN_WORDS);
    return defaults;
  }

  private static Map<String, String> documented() throws IOException {
    String document = Files.readString(Path.of("../../docs/settings.md"));
    var defaults = new TreeMap<String, String>();
    var rows = ROW.matcher(document);
    while (rows.find()) {
      var plain = PLAIN.matcher(rows.group(2));
      defaults.put(rows.group(1), plain.matches() ? plain.group(1) : rows.group(2));
    }
    return defaults;
  }
}
