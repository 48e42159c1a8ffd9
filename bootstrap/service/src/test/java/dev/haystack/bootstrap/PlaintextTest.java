package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SE-15")
class PlaintextTest {

  @ParameterizedTest
  @CsvSource({
    "OPENAI_BASE_URL, http://model.example/v1, false",
    "ANTHROPIC_BASE_URL, http://model.example, false",
    "OPENAI_BASE_URL, HTTP://model.example/v1, false",
    "OPENAI_BASE_URL, http://localhost.evil.example, false",
    "OPENAI_BASE_URL, http://localhost@evil.example, false",
    "OPENAI_BASE_URL, https://model.example/v1, true",
    "OPENAI_BASE_URL, http://localhost:8080/v1, true",
    "GEMINI_BASE_URL, http://model.example, false",
    "NESTJS_API_URL, http://[::1]:8080, true",
    "NESTJS_API_URL, http://10.0.0.1, false",
    "JWT_JWKS, http://keys.example, false",
    "JWT_JWKS, /etc/keys.json, true",
    "REDIS_URL, redis://127.0.0.1:6379, true",
    "REDIS_URL, redis://:secret@redis.example, false",
    "REDIS_URL, rediss://redis.example, false",
    "SHARED_STORE_URL, redis://:secret@redis.example, false",
    "SHARED_STORE_URL, rediss://redis.example, false",
    "SHARED_STORE_URL, rediss://:secret@redis.example, true",
    "SHARED_STORE_URL, other://store.example, true",
    "REDIS_URL, rediss://user@redis.example, false",
    "REDIS_URL, rediss://:secret@redis.example, true",
    "'REDIS_URL', 'redis+sentinel://localhost,redis.example/master', false",
    "'REDIS_URL', 'rediss+cluster://u:p@a.example,b.example', true",
  })
  void onlyWhatStaysOnThisMachineMayBePlain(String name, String value, boolean taken) {
    assertEquals(taken, taken(Map.of(name, value), false));
    assertTrue(taken(Map.of(name, value), true));
    assertTrue(taken(Map.of(name, value, "ALLOW_PLAINTEXT", name + ",JWT_JWKS"), false));
    // an exception is one for what it names
    assertEquals(
        taken, taken(Map.of(name, value, "ALLOW_PLAINTEXT", "OPENROUTER_BASE_URL"), false));
  }

  @Test
  void whatStandsInAFileIsJudgedAlike(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("url"), "redis://:secret@redis.example\n");
    for (String name : List.of("REDIS_URL", "SHARED_STORE_URL")) {
      assertFalse(taken(Map.of(name + "_FILE", file.toString()), false), name);
      assertTrue(
          taken(Map.of(name + "_FILE", file.toString(), "ALLOW_PLAINTEXT", name), false), name);
    }
    var _ = Files.writeString(file, "http://keys.example");
    assertFalse(taken(Map.of("JWT_JWKS_FILE", file.toString()), false));
  }

  @Test
  void theFaultNamesTheSettingAndShowsNothingOfIt() {
    var reader = new SettingsReader(Map.of("REDIS_URL", "redis://:canary@redis.example"));
    Plaintext.check(reader, false);

    var wrong = assertThrows(WrongSettingsException.class, reader::check);

    assertTrue(String.valueOf(wrong.getMessage()).startsWith("REDIS_URL: needs rediss://"));
    assertFalse(String.valueOf(wrong.getMessage()).contains("canary"));
  }

  private static boolean taken(Map<String, String> values, boolean isOpen) {
    var reader = new SettingsReader(values);
    Plaintext.check(reader, isOpen);
    try {
      reader.check();
      return true;
    } catch (WrongSettingsException wrong) {
      return false;
    }
  }
}
