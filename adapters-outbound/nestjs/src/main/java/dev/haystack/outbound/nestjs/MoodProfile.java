package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recent moods and profile of the person who is signed in, with hints on how to talk to them. */
final class MoodProfile implements AnswerShape {

  @Override
  public Json compose(ToolRun run) {
    AnswerParts parts = run.parts("moods", "account").withRecord("account");
    Optional<MoodHistory> moods = parts.answer("moods").map(MoodHistory::of);
    Optional<PersonalProfile> profile =
        parts
            .answer("account")
            .map(account -> PersonalProfile.of(account, run.profileId(), run.now(), run.zone()));
    var result =
        JsonObject.builder()
            .put("timestamp", run.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("data_source", "mood log and account of the signed-in person")
            .put("context_note", "Moods are names, not degrees: speak of them, not of a trend.")
            .putIfPresent("mood_data", moods.map(MoodHistory::json))
            .putIfPresent("profile", profile.map(PersonalProfile::json))
            .put("therapeutic_insights", insights(moods, profile));
    parts.tell(result);
    return result.build();
  }

  private static JsonObject insights(
      Optional<MoodHistory> moods, Optional<PersonalProfile> profile) {
    List<Json> notes = new ArrayList<>();
    List<Json> focus = new ArrayList<>();
    List<Json> approaches = new ArrayList<>();
    profile
        .flatMap(known -> known.json().text("name"))
        .ifPresent(name -> notes.add(Json.of("Address the person as " + name + ".")));
    moods
        .flatMap(MoodHistory::latest)
        .ifPresent(
            mood -> {
              notes.add(Json.of("The latest mood on record is " + mood.label() + "."));
              MoodHint hint = MoodHint.of(mood);
              focus.add(Json.of(hint.focus()));
              approaches.add(Json.of(hint.approach()));
            });
    return JsonObject.builder()
        .put("personalization_notes", JsonArray.of(notes))
        .put("therapeutic_focus_areas", JsonArray.of(focus))
        .put("suggested_approaches", JsonArray.of(approaches))
        .build();
  }
}
