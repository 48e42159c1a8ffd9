package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-9")
class SecretsTest {

  @Test
  void aSecretIsExchangedAndDoesNotComeOrGo() {
    var known = new Secrets(Map.of("A", "1", "B", "2"));
    var there = new Secrets(Map.of("A", "3", "C", "4"));

    assertEquals(new Secrets(Map.of("A", "3", "B", "2")), known.exchangedFor(there));
  }

  @Test
  void noneIsShown() {
    assertEquals("Secrets[A]", new Secrets(Map.of("A", "canary")).toString());
  }
}
