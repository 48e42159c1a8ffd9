package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("SE-10")
class StateKeySettingsTest {

  private static final String KEYS = "k1:Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWNhbmE=";
  private static final String NEEDED =
      "STATE_KEYS: is required in production: without it (or STATE_KEYS=none) what Redis keeps of"
          + " people is plain text";

  @TempDir private Path folder = Path.of("");

  @Test
  void inProductionRedisNeedsKeysOrTheWordThatThereAreNone() {
    for (String name : List.of("REDIS_URL", "SHARED_STORE_URL")) {
      var redis = Map.of(name, "redis://127.0.0.1:6379");
      assertEquals(NEEDED, fault(inProduction(redis)));
      assertEquals("", fault(inProduction(with(redis, "STATE_KEYS", KEYS))));
      assertEquals("", fault(inProduction(with(redis, "STATE_KEYS", "none"))));
    }
    assertEquals("", fault(inProduction(Map.of())));
  }

  @Test
  void anAddressThatStandsInAFileNeedsThemToo() throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path file = Files.createFile(folder.resolve("url"), rights);
    Files.writeString(file, "redis://127.0.0.1:6379");

    assertEquals(NEEDED, fault(inProduction(Map.of("SHARED_STORE_URL_FILE", file.toString()))));
  }

  @Test
  void howValuesAreKeptIsSaidAndShown() {
    var redis = Map.of("REDIS_URL", "redis://127.0.0.1:6379");

    assertEquals("Redis (its values in plain text)", shown(redis));
    assertEquals("Redis (its values in plain text)", shown(with(redis, "STATE_KEYS", "none")));
    Map<String, String> sealed = with(redis, "STATE_KEYS", KEYS);
    assertEquals("Redis (its values sealed)", shown(sealed));
    assertEquals(
        "Redis (its values sealed, plain ones taken)",
        shown(with(sealed, "STATE_KEYS_ACCEPT_PLAIN", "true")));
    for (String plain : List.of("none", "none," + KEYS)) {
      assertTrue(
          read(with(redis, "STATE_KEYS", plain))
              .warnings()
              .contains("STATE_KEYS=none, what Redis keeps of people is plain text"));
    }
    assertTrue(read(sealed).warnings().stream().noneMatch(said -> said.contains("STATE_KEYS")));
  }

  @Test
  void wrongKeysAreNamedAndNothingOfThemIsShown() {
    var redis = Map.of("REDIS_URL", "redis://127.0.0.1:6379");
    for (String wrong : List.of("canary", "k1:canary", KEYS + "," + KEYS, KEYS + ",canary")) {
      String fault = fault(with(redis, "STATE_KEYS", wrong));

      assertTrue(fault.startsWith("STATE_KEYS: ") && fault.contains("entry "), fault);
      assertFalse(fault.contains("canary") || fault.contains("Y2Fu"), fault);
    }
  }

  @Test
  void plainTextIsTakenBesideKeysAlone() {
    for (var values : List.of(Map.<String, String>of(), Map.of("STATE_KEYS", "none"))) {
      var redis = with(values, "REDIS_URL", "redis://127.0.0.1:6379");
      assertEquals(
          "STATE_KEYS_ACCEPT_PLAIN: goes with keys in STATE_KEYS",
          fault(with(redis, "STATE_KEYS_ACCEPT_PLAIN", "true")));
    }
  }

  private static Map<String, String> inProduction(Map<String, String> values) {
    return with(values, "PRODUCTION", "true");
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    var all = new HashMap<>(values);
    all.put(name, value);
    return all;
  }

  private static String shown(Map<String, String> values) {
    return read(values).stores().shared().orElseThrow().shown();
  }

  private static Settings read(Map<String, String> values) {
    return Settings.read(new SettingsReader(values));
  }

  /** What is wrong with the keys, whatever else production lacks; nothing if that is all. */
  private static String fault(Map<String, String> values) {
    try {
      var _ = read(values);
      return "";
    } catch (WrongSettingsException wrong) {
      return String.valueOf(wrong.getMessage())
          .lines()
          .filter(line -> line.startsWith("STATE_KEYS"))
          .collect(Collectors.joining("\n"));
    }
  }
}
