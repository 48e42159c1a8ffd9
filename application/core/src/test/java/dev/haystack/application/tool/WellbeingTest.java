package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellbeingTest {

  private static JsonObject run(String tool, String arguments) {
    return Calls.answer(tool, arguments, Calls.unknownPage());
  }

  private static JsonObject mood(int scale) {
    return run("mood_check_in", "{\"current_mood\":\"so so\",\"mood_scale\":" + scale + "}");
  }

  @Test
  void moodsFallIntoThreeBands() {
    assertEquals(mood(1).get("insights"), mood(3).get("insights"));
    assertNotEquals(mood(3).get("insights"), mood(4).get("insights"));
    assertEquals(mood(4).get("insights"), mood(6).get("insights"));
    assertNotEquals(mood(6).get("insights"), mood(7).get("insights"));
  }

  @Test
  void aMoodIsAnsweredWithTwoInsightsAndThreeSuggestions() {
    JsonObject answer = mood(2);
    assertEquals("so so", answer.string("mood").orElseThrow());
    assertEquals(2, answer.integer("scale").orElseThrow());
    assertEquals(2, answer.array("insights").orElseThrow().size());
    assertEquals(3, answer.array("suggestions").orElseThrow().size());
    assertTrue(answer.text().contains("emergency number"));
  }

  @Test
  void copingHasThreeSuggestionsForEachHorizon() {
    JsonObject answer = run("coping_strategies", "{\"situation\":\"an exam\"}");
    JsonObject strategies = answer.object("strategies").orElseThrow();
    for (String horizon : new String[] {"immediate", "short_term", "long_term"}) {
      assertEquals(3, strategies.array(horizon).orElseThrow().size());
    }
    assertTrue(answer.text("situation_acknowledged").orElseThrow().contains("an exam"));
    assertTrue(answer.text("personalized_note").isPresent());
    assertTrue(answer.text("reminder").isPresent());
  }

  @Test
  void preferredTechniquesComeFirstInTheirOrder() {
    JsonArray immediate =
        run(
                "coping_strategies",
                "{\"situation\":\"x\",\"preferred_techniques\":[\"Music\",\"talking\",\"\"]}")
            .object("strategies")
            .flatMap(strategies -> strategies.array("immediate"))
            .orElseThrow();
    assertTrue(immediate.values().get(0).text().contains("song"));
    assertTrue(immediate.values().get(1).text().contains("Message somebody"));
  }

  @ParameterizedTest
  @CsvSource({"box_breathing,4-4-4-4", "4_7_8,4-7-8", "belly_breathing,slow"})
  void eachExerciseHasItsPattern(String type, String pattern) {
    JsonObject answer = run("breathing_exercise", "{\"exercise_type\":\"" + type + "\"}");
    assertEquals(pattern, answer.object("exercise").orElseThrow().string("pattern").orElseThrow());
    assertEquals(5, answer.array("instructions").orElseThrow().size());
    assertEquals("5 minutes", answer.string("duration").orElseThrow());
    assertTrue(answer.text("benefits").isPresent());
  }
}
