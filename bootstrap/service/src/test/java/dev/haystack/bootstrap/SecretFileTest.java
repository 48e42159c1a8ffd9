package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SE-15")
class SecretFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aSecretMayStandInAFile() throws IOException {
    var reader = new SettingsReader(Map.of("KEY_FILE", file("sk-1\n", "rw-r-----")));

    assertEquals(Optional.of("sk-1"), reader.secret("KEY", "a key"));
    reader.check();
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws IOException {
    var reader = new SettingsReader(Map.of("KEY_FILE", file("sk-canary", "rw-r--r--")));

    assertEquals(Optional.empty(), reader.secret("KEY", "a key"));
    String fault = fault(reader);
    assertTrue(fault.startsWith("KEY_FILE: others may read that file"), fault);
  }

  @Test
  void bothIsOneTooMany() throws IOException {
    var reader = new SettingsReader(Map.of("KEY", "sk-1", "KEY_FILE", file("sk-2", "rw-------")));

    assertEquals(Optional.of("sk-1"), reader.secret("KEY", "a key"));
    assertEquals("KEY: is set twice, also by KEY_FILE", fault(reader));
  }

  private static String fault(SettingsReader reader) {
    var wrong = assertThrows(WrongSettingsException.class, reader::check);
    return String.valueOf(wrong.getMessage());
  }

  private String file(String text, String rights) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    return file.toString();
  }
}
