package dev.haystack.outbound.redisson.sealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateKeysTest {

  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  void theFirstSealsAndAllOpen() {
    var keys = StateKeys.parse("new:" + KEY + ", old:" + KEY, false);

    assertEquals("new", keys.first().orElseThrow().id());
    assertEquals(List.of("new", "old"), keys.all().stream().map(StateKey::id).toList());
    assertFalse(keys.isPlainTaken());
    assertTrue(keys.find("other").isEmpty());
    assertEquals("its values sealed", keys.shown());
  }

  @Test
  void aloneOrBeforeKeysTheWordForNoneWritesPlainText() {
    for (var keys : List.of(StateKeys.parse("none", false), StateKeys.none())) {
      assertTrue(keys.first().isEmpty());
      assertTrue(keys.isPlainTaken());
      assertEquals("its values in plain text", keys.shown());
    }
    var before = StateKeys.parse("none,a:" + KEY, false);
    assertTrue(before.first().isEmpty());
    assertTrue(before.find("a").isPresent());
    assertTrue(before.isPlainTaken());
  }

  @Test
  void thatPlainTextIsTakenIsShown() {
    assertEquals("its values sealed, plain ones taken", StateKeys.parse("a:" + KEY, true).shown());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a:",
        ":" + KEY,
        "a b:" + KEY,
        "a:" + KEY + ",",
        "a:" + KEY + ",none",
        "a:" + KEY + ",a:" + KEY,
        "a:c2hvcnQtY2FuYXJ5",
        "a:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEy",
        "a:MDEy=MzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
      })
  void whatIsWrongIsSaidWithoutAnythingOfIt(String text) {
    var wrong = assertThrows(IllegalArgumentException.class, () -> StateKeys.parse(text, false));

    String said = String.valueOf(wrong.getMessage());
    assertTrue(said.contains("entry "), said);
    assertFalse(said.contains("MDEy") || said.contains("c2hv"), said);
  }

  @Test
  void keysAreNotShown() {
    assertEquals("StateKeys[its values sealed]", StateKeys.parse("a:" + KEY, false).toString());
  }
}
