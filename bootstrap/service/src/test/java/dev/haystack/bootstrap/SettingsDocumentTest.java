package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.*?) ?\\| .+ \\|$");
  private static final Pattern PLAIN = Pattern.compile("`([^`]*)`");

  /** Their defaults hang on other settings, and are told in words. */
  private static final Map<String, String> IN_WORDS =
      Map.of(
          "CONSOLE", "`inspect` with `AUTH_MODE=open`, else `off`",
          "CHAT_MODEL", "`openai` with a key, else `demo`",
          "DOCUMENT_MODEL", "`CHAT_MODEL` with its fallbacks",
          "LOG_FORMAT", "`text` on a terminal, else `json`",
          "POLICY_CHECK_MODEL", "`CHAT_MODEL` with its fallbacks",
          "PRODUCTION", "`true` unless `HOST` is loopback",
          "SUMMARY_MODEL", "`CHAT_MODEL` with its fallbacks",
          "TOOL_BACKEND", "`nestjs` with an address, else `demo`");

  @Test
  @Tag("OP-1")
  void theDocumentNamesExactlyTheSettingsThereAreWithTheirDefaults() throws IOException {
    assertEquals(known(), documented());
  }

  private static Map<String, String> known() {
    var defaults = new TreeMap<String, String>();
    SettingCatalogue.of(Haystack.standard())
        .notes()
        .forEach(note -> defaults.put(note.name(), note.standard()));
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
