package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.trail.TrailSettings.Mode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SE-16")
class AuditSettingsTest {

  private static final String KEY = "A".repeat(43) + "=";

  private static AuditSettings read(Map<String, String> values) {
    return Settings.read(new SettingsReader(values)).audit();
  }

  @Test
  void aFileAndItsKeyMakeATrail() {
    var settings =
        read(Map.of("AUDIT_FILE", "/a/b", "AUDIT_KEY", KEY, "AUDIT_MODE", "best_effort"));

    assertEquals(Optional.of(Path.of("/a/b")), settings.file());
    assertEquals(Mode.BEST_EFFORT, settings.mode());
    assertEquals("n", settings.trail("n").orElseThrow().node());
    assertFalse(settings.toString().contains(KEY));
  }

  @Test
  void itCanBeLeftOut() {
    var settings = Settings.read(new SettingsReader(Map.of("AUDIT_FILE", "none")));

    assertEquals(Optional.empty(), settings.audit().trail("n"));
    assertTrue(
        settings.warnings().contains("AUDIT_FILE=none, nobody can tell who read and wrote what"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AUDIT_FILE | /a/b  | AUDIT_KEY: is missing; AUDIT_FILE needs it
          AUDIT_KEY  | AAAA  | AUDIT_KEY: is not 32 bytes in base64 (`openssl rand -base64 32` makes one)
          AUDIT_MODE | often | AUDIT_MODE: "often" is not allowed; allowed: fail_closed, best_effort
          """)
  void aWrongValueIsNamed(String name, String value, String message) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(Map.of(name, value)));

    assertEquals(message, wrong.getMessage());
  }

  @Test
  void productionRequiresIt() {
    var wrong =
        assertThrows(WrongSettingsException.class, () -> read(Map.of("PRODUCTION", "true")));

    assertTrue(
        String.valueOf(wrong.getMessage())
            .contains("AUDIT_FILE: is required in production: without it nobody can tell"));
  }
}
