package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.strings;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What the demo model does about questions of a client who wants support. */
final class WellbeingRules {

  private WellbeingRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(suicid\\w*|kill myself|end my life|hurt myself|self-?harm)\\b",
            Set.of("mood_check_in"),
            Step.say(_ -> Texts.CRISIS)),
        Rule.when(
            "\\b(record|save|log)\\b.*\\b(mood|feel\\w*)\\b",
            Set.of("record_mood_entry"),
            Step.endIf(
                turn -> Feelings.label(turn.question()).isEmpty(),
                _ -> "Which feeling shall I record? For example: good, sad, anxious, tired."),
            Step.call("", "record_mood_entry", WellbeingRules::moodEntry),
            Step.say(turn -> recorded(turn.object("record_mood_entry")))),
        Rule.when(
            "\\b(moods? (history|profile)|how have i been|my moods)\\b",
            Set.of("get_client_mood_profile"),
            Step.call("", "get_client_mood_profile", Arguments::none),
            Step.say(turn -> moods(turn.object("get_client_mood_profile")))),
        Rule.when(
            "\\bbreath\\w*\\b",
            Set.of("breathing_exercise"),
            Step.call("Let us breathe together. ", "breathing_exercise", WellbeingRules::exercise),
            Step.say(turn -> breathing(turn.object("breathing_exercise")))),
        Rule.when(
            "\\b(cop(e|ing)|strateg\\w+|overwhelmed|panic)\\b",
            Set.of("coping_strategies"),
            Step.call(
                "",
                "coping_strategies",
                turn -> JsonObject.EMPTY.with("situation", turn.question().strip())),
            Step.say(turn -> coping(turn.object("coping_strategies")))),
        Rule.when(
            "\\btasks?\\b",
            Set.of("get_my_tasks"),
            Step.call("", "get_my_tasks", WellbeingRules::timeframe),
            Step.say(turn -> tasks(turn.object("get_my_tasks")))),
        Rule.when(
            "\\b(learn|explain|read about|what is)\\b",
            Set.of("search_psychoeducation"),
            Step.call(
                "",
                "search_psychoeducation",
                turn -> JsonObject.EMPTY.with("query", turn.question().strip())),
            Step.say(turn -> reading(turn.object("search_psychoeducation")))),
        Rule.when(
            "\\b(mood|feel|feeling|check.?in)\\b",
            Set.of("mood_check_in"),
            Step.call("Thank you for telling me. ", "mood_check_in", WellbeingRules::checkIn),
            Step.say(turn -> checkedIn(turn.object("mood_check_in")))));
  }

  private static JsonObject moodEntry(Turn turn) {
    return JsonObject.builder()
        .put("feeling", Feelings.label(turn.question()).orElse("okay"))
        .put("confirmed", Feelings.isConfirmed(turn.question()))
        .build();
  }

  private static String recorded(JsonObject entry) {
    return entry.bool("saved").orElse(false)
        ? "I have recorded that you feel " + word(entry, "feeling") + "."
        : "Shall I record that you feel "
            + word(entry, "feeling")
            + "? Nothing is saved yet. If so, say: Yes, record that I feel "
            + word(entry, "feeling")
            + ".";
  }

  private static String moods(JsonObject profile) {
    JsonObject data = profile.object("mood_data").orElse(JsonObject.EMPTY);
    return "Your last entries: " + word(data, "mood_summary") + ".";
  }

  private static JsonObject exercise(Turn turn) {
    String type =
        turn.question().contains("4-7-8") || turn.question().contains("478")
            ? "4_7_8"
            : turn.question().contains("belly") ? "belly_breathing" : "box_breathing";
    return JsonObject.EMPTY.with("exercise_type", type);
  }

  private static String breathing(JsonObject answer) {
    JsonObject exercise = answer.object("exercise").orElse(JsonObject.EMPTY);
    return word(exercise, "name")
        + " ("
        + word(exercise, "pattern")
        + "):\n"
        + strings(answer, "instructions");
  }

  private static String coping(JsonObject answer) {
    JsonObject strategies = answer.object("strategies").orElse(JsonObject.EMPTY);
    return "Here is what may help at once:\n"
        + strings(strategies, "immediate")
        + "\n\nAnd in the next days:\n"
        + strings(strategies, "short_term");
  }

  private static JsonObject timeframe(Turn turn) {
    return JsonObject.EMPTY.with(
        "timeframe", turn.question().contains("week") ? "this_week" : "today");
  }

  private static String tasks(JsonObject answer) {
    return Lines.list(
        "You have " + word(answer, "task_count") + " tasks:",
        objects(answer, "tasks"),
        task -> word(task, "title") + ", " + word(task, "duration"));
  }

  private static String reading(JsonObject answer) {
    List<JsonObject> matches = objects(answer, "matches");
    return matches.isEmpty()
        ? word(answer, "message")
        : word(matches.getFirst(), "title") + ":\n" + strings(matches.getFirst(), "passages");
  }

  private static JsonObject checkIn(Turn turn) {
    return JsonObject.builder()
        .put("current_mood", turn.question().strip())
        .put("mood_scale", Feelings.scale(turn.question()))
        .build();
  }

  private static String checkedIn(JsonObject answer) {
    return "On your scale that is a "
        + word(answer, "scale")
        + ".\n"
        + strings(answer, "insights")
        + "\n\nYou could try:\n"
        + strings(answer, "suggestions");
  }
}
