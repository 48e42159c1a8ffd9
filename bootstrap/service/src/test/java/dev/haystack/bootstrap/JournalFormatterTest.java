package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.journal.JournalLine;
import dev.haystack.report.LogSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JournalFormatterTest {

  private static final KeyedHash HASH = hash("key");

  private final JournalFormatter json =
      new JournalFormatter(new JournalLine("n1", HASH), LogFormat.JSON);

  @Test
  @Tag("SE-10")
  void aLibrarysWordsAreNotShown() throws IOException {
    var said = new LogRecord(Level.WARNING, "canary {0}");
    said.setLoggerName("io.helidon.webserver");
    said.setParameters(new Object[] {"canary"});
    said.setThrown(new IllegalStateException("canary"));

    String line = json.format(said);

    assertFalse(line.contains("canary"), line);
    assertTrue(line.contains("\"event\":\"library\""), line);
    assertTrue(line.contains("\"reason\":\"io.helidon.webserver\""), line);
    assertEquals(List.of(), LogSchema.in(Path.of("../..")).faults(line));
  }

  @Test
  void theSameIsHiddenAsTheSameUnderOneKeyAlone() {
    assertEquals(12, HASH.apply("anna").length());
    assertEquals(HASH.apply("anna"), hash("key").apply("anna"));
    assertNotEquals(HASH.apply("anna"), hash("other").apply("anna"));
    assertNotEquals(
        KeyedHash.under(Optional.empty()).apply("anna"),
        KeyedHash.under(Optional.empty()).apply("anna"));
  }

  private static KeyedHash hash(String key) {
    return KeyedHash.under(Optional.of(new LogSettings.Secret(key)));
  }
}
