package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void theFileSetsWhatTheEnvironmentDoesNot() throws IOException {
    String path =
        write("PORT: 9000\nLOG_LEVEL: debug\nALLOWED_ORIGINS:\n  - https://a.example\n  - b\n");

    var values =
        GivenSettings.of(Map.of("HAYSTACK_CONFIG", path, "PORT", "9001", "LOG_LEVEL", " "))
            .values();

    assertEquals("9001", values.get("PORT"));
    assertEquals("debug", values.get("LOG_LEVEL"));
    assertEquals("https://a.example,b", values.get("ALLOWED_ORIGINS"));
  }

  @Test
  void withoutAFileTheEnvironmentIsAll() {
    assertEquals(Map.of("A", "b"), GivenSettings.of(Map.of("A", "b")).values());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String message = fault(directory.resolve("absent.yaml").toString());

    assertTrue(message.startsWith("HAYSTACK_CONFIG: "), message);
    assertTrue(message.contains("absent.yaml"), message);
  }

  @Test
  void aFileThatIsNoYamlIsRefusedWithoutItsText() throws IOException {
    assertFalse(fault(write("OPENAI_API_KEY: [sk-canary")).contains("canary"));
    assertTrue(fault(write("- a\n- b\n")).contains("is not a map"));
    assertTrue(fault(write("PORT:\n  a: 1\n")).contains("the value of PORT is a map"));
  }

  @Test
  void anEmptyFileSetsNothing() throws IOException {
    var environment = Map.of("HAYSTACK_CONFIG", write("# nothing\n"));

    assertEquals(environment, GivenSettings.of(environment).values());
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    String path = write("PORT: 9000\n");
    Files.setPosixFilePermissions(Path.of(path), PosixFilePermissions.fromString("rw-r--r--"));

    assertTrue(fault(path).contains("others may read"));
  }

  private String write(String text) throws IOException {
    Path file = directory.resolve("haystack.yaml");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    return file.toString();
  }

  private static String fault(String path) {
    var wrong =
        assertThrows(
            WrongSettingsException.class, () -> GivenSettings.of(Map.of("HAYSTACK_CONFIG", path)));
    return String.valueOf(wrong.getMessage());
  }
}
