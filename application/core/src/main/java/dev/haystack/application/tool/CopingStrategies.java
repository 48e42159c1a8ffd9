package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What may help in a hard situation, soon and later, the person's own techniques first. */
final class CopingStrategies {

  private static final int PER_HORIZON = 3;
  private static final int SITUATION_LENGTH_MAX = 200;

  private static final List<Strategy> IMMEDIATE =
      List.of(
          new Strategy("Breathe in for four counts and out for six, ten times.", "breathing"),
          new Strategy("Name five things you see, four you hear, three you feel.", "grounding"),
          new Strategy("Step outside or walk for five minutes.", "exercise walking movement"),
          new Strategy("Message somebody you trust.", "talking social friends support"),
          new Strategy("Tense and release your muscles from feet to face.", "relaxation muscle"),
          new Strategy("Listen to one song that calms you.", "music"));
  private static final List<Strategy> SHORT_TERM =
      List.of(
          new Strategy(
              "Write down what happened, what you thought and felt.", "journaling writing"),
          new Strategy("Break the problem into steps and do the smallest today.", "planning"),
          new Strategy(
              "Move your body for twenty minutes on most days.", "exercise walking movement"),
          new Strategy("Practise ten minutes of mindfulness each day.", "mindfulness meditation"),
          new Strategy("Arrange to meet somebody this week.", "talking social friends support"),
          new Strategy("Keep a fixed time for going to bed and getting up.", "sleep routine"));
  private static final List<Strategy> LONG_TERM =
      List.of(
          new Strategy(
              "Talk with your practitioner about what keeps coming back.",
              "talking therapy support"),
          new Strategy(
              "Build a weekly routine that holds something you enjoy.", "routine planning"),
          new Strategy("Note each week what helped, and keep what works.", "journaling writing"),
          new Strategy(
              "Make a lasting habit of meditation or breathing.",
              "mindfulness meditation breathing"),
          new Strategy("Take up a sport or another regular activity.", "exercise walking movement"),
          new Strategy("Make time for music, drawing or making things.", "music art creative"));

  private CopingStrategies() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    List<String> preferred =
        arguments.array("preferred_techniques").stream()
            .flatMap(JsonArray::strings)
            .map(technique -> technique.strip().toLowerCase(Locale.ROOT))
            .filter(technique -> !technique.isEmpty())
            .toList();
    String situation =
        Excerpt.of(arguments.string("situation").orElse("").strip(), SITUATION_LENGTH_MAX);
    return Answers.success(
        JsonObject.builder()
            .put("situation_acknowledged", "What you face sounds demanding: " + situation)
            .put(
                "strategies",
                JsonObject.builder()
                    .put("immediate", ordered(IMMEDIATE, preferred))
                    .put("short_term", ordered(SHORT_TERM, preferred))
                    .put("long_term", ordered(LONG_TERM, preferred))
                    .build())
            .put("personalized_note", note(preferred))
            .put(
                "reminder",
                "These are general suggestions and no substitute for your practitioner. In an"
                    + " emergency call your local emergency number."));
  }

  private static JsonArray ordered(List<Strategy> strategies, List<String> preferred) {
    return strategies.stream()
        .sorted(Comparator.comparingInt((Strategy strategy) -> strategy.rank(preferred)))
        .limit(PER_HORIZON)
        .<Json>map(strategy -> Json.of(strategy.text()))
        .collect(JsonArray.collector());
  }

  private static String note(List<String> preferred) {
    return preferred.isEmpty()
        ? "Take what suits you and leave the rest."
        : "What you like comes first: " + String.join(", ", preferred) + ".";
  }

  private record Strategy(String text, String techniques) {

    /** The place of the first preferred technique that it uses, or behind all of them. */
    int rank(List<String> preferred) {
      for (int i = 0; i < preferred.size(); i++) {
        if (uses(preferred.get(i))) {
          return i;
        }
      }
      return preferred.size();
    }

    private boolean uses(String technique) {
      return List.of(techniques.split(" ", -1)).stream()
          .anyMatch(own -> own.contains(technique) || technique.contains(own));
    }
  }
}
