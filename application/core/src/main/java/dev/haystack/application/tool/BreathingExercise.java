package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Map;

/** How to do one of three breathing exercises. */
final class BreathingExercise {

  private static final String USUAL = "box_breathing";

  private static final Exercise BOX =
      new Exercise(
          "Box Breathing",
          "4-4-4-4",
          "Breathing in four equal parts, which steadies and focuses.",
          List.of(
              "Sit upright and let your shoulders drop.",
              "Breathe in through the nose for four counts.",
              "Hold for four counts.",
              "Breathe out slowly for four counts.",
              "Hold for four counts, then begin again."),
          "Steadies breath and attention and eases tension.");
  private static final Exercise FOUR_SEVEN_EIGHT =
      new Exercise(
          "4-7-8 Breathing",
          "4-7-8",
          "Breathing with a long way out, which calms and helps towards sleep.",
          List.of(
              "Sit or lie down and breathe out fully.",
              "Breathe in through the nose for four counts.",
              "Hold for seven counts.",
              "Breathe out through the mouth for eight counts.",
              "Begin again; stop if you feel dizzy."),
          "Calms and makes it easier to fall asleep.");
  private static final Exercise BELLY =
      new Exercise(
          "Belly Breathing",
          "slow",
          "Slow breathing into the belly, which is the easiest to begin with.",
          List.of(
              "Lay one hand on your chest and one on your belly.",
              "Breathe in slowly through the nose and let the belly rise.",
              "Keep the chest as still as you can.",
              "Breathe out slowly through the mouth and let the belly sink.",
              "Go on in your own slow rhythm."),
          "Slows the breath and eases the body.");

  private static final Map<String, Exercise> BY_TYPE =
      Map.of(USUAL, BOX, "4_7_8", FOUR_SEVEN_EIGHT, "belly_breathing", BELLY);
  private static final int MINUTES_USUAL = 5;

  private BreathingExercise() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    String type = arguments.string("exercise_type").orElse(USUAL);
    Exercise exercise = BY_TYPE.getOrDefault(type, BOX);
    int minutes = arguments.integer("duration_minutes").orElse(MINUTES_USUAL);
    return Answers.success(
        JsonObject.builder()
            .put(
                "exercise",
                JsonObject.builder()
                    .put("name", exercise.name())
                    .put("pattern", exercise.pattern())
                    .put("description", exercise.description())
                    .build())
            .put("duration", minutes + (minutes == 1 ? " minute" : " minutes"))
            .put("instructions", JsonLists.texts(exercise.instructions()))
            .put("benefits", exercise.benefits()));
  }

  private record Exercise(
      String name,
      String pattern,
      String description,
      List<String> instructions,
      String benefits) {}
}
