package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a mood entry, and nothing without the person's consent. */
final class MoodEntry implements AnswerShape {

  /** In the order of the practice's app, which stores an activity by its place. */
  private static final List<String> ACTIVITIES =
      List.of(
          "Exercising",
          "Working",
          "Watching TV",
          "Reading",
          "Cooking",
          "Meditating",
          "Socialising",
          "Gaming",
          "Relaxing",
          "Studying",
          "Gardening",
          "Shopping",
          "Travelling",
          "Eating",
          "Sleeping",
          "Biking",
          "Walking");

  private static final int NOTE_LENGTH_MAX = 1000;

  @Override
  public Json compose(ToolRun run) {
    JsonObject arguments = run.arguments();
    String feeling = Fields.text(arguments, "feeling");
    if (!run.asked("confirmed", false)) {
      return JsonObject.builder()
          .put("saved", false)
          .put("status", "confirmation_required")
          .put("feeling", feeling)
          .put("message", "Nothing was saved. Ask the person whether this may be written down.")
          .build();
    }
    Mood mood =
        Mood.ofFeeling(feeling)
            .orElseThrow(
                () ->
                    new UpstreamException(
                        ToolFailure.INVALID_ARGUMENTS, "The argument feeling is not known."));
    return saved(run, mood, note(arguments), Fields.text(arguments, "activity"));
  }

  private static JsonObject saved(ToolRun run, Mood mood, String note, String activity) {
    var values =
        JsonObject.builder()
            .put("flag", mood.flag())
            .put("point", mood.valence())
            .put("note", note);
    if (ACTIVITIES.contains(activity)) {
      values.put("activity_index", ACTIVITIES.indexOf(activity));
    }
    Json answer = run.fetch(ToolEntry.MAIN, values.build());
    String recordedAt =
        answer instanceof JsonObject object ? Fields.text(object, "createdAt", "created_at") : "";
    return JsonObject.builder()
        .put("saved", true)
        .put("feeling", mood.label())
        .put("valence", mood.valence())
        .putUnlessEmpty("activity", activity)
        .put("note", note)
        .put(
            "recorded_at",
            recordedAt.isEmpty()
                ? run.now().truncatedTo(ChronoUnit.SECONDS).toString()
                : recordedAt)
        .put("message", "The mood entry was saved.")
        .build();
  }

  private static String note(JsonObject arguments) {
    String note = arguments.string("note").orElse("").strip();
    return note.codePointCount(0, note.length()) <= NOTE_LENGTH_MAX
        ? note
        : note.substring(0, note.offsetByCodePoints(0, NOTE_LENGTH_MAX));
  }
}
