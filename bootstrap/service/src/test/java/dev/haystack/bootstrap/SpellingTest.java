package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {

  @Test
  void oneEditIsALetterLeftOutAddedExchangedOrTwoSwapped() {
    for (String near : List.of("PROT", "POT", "PORTS", "PART")) {
      assertTrue(Spelling.isNear(near, "PORT"), near);
    }
    for (String far : List.of("PORT", "PATH", "HOST", "")) {
      assertFalse(Spelling.isNear(far, "PORT"), far);
    }
    assertEquals(5, Spelling.distance("", "PORTS"));
  }

  @Test
  void capitalsAndDashesAreNoDifferenceAndNothingIsGuessedWildly() {
    List<String> known = List.of("ALLOWED_ORIGINS", "PORT", "HOST");

    assertEquals(Optional.of("ALLOWED_ORIGINS"), Spelling.nearest("allowed-origins", known));
    assertEquals(Optional.of("PORT"), Spelling.nearest("Prot", known));
    assertEquals(Optional.empty(), Spelling.nearest("FOO", known));
  }
}
