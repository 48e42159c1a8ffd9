package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recent moods, newest first. They are names, not degrees: they are counted, never averaged. */
record MoodHistory(List<JsonObject> raw) {

  private static final int ENTRIES_MAX = 50;

  MoodHistory {
    raw = List.copyOf(raw);
  }

  static MoodHistory of(Json answer) {
    return new MoodHistory(
        Fields.rows(answer, "entries").stream()
            .sorted(Comparator.comparing(MoodHistory::time).reversed())
            .limit(ENTRIES_MAX)
            .toList());
  }

  JsonObject json() {
    List<JsonObject> entries = raw.stream().map(MoodHistory::entry).toList();
    return JsonObject.builder()
        .put("recent_entries", JsonArray.of(entries))
        .put("raw_entries", JsonArray.of(raw))
        .put("mood_summary", summary())
        .put("last_mood_entry", entries.isEmpty() ? JsonNull.NULL : entries.getFirst())
        .put("total_entries", entries.size())
        .build();
  }

  Optional<Mood> latest() {
    return raw.stream().findFirst().flatMap(MoodHistory::mood);
  }

  private String summary() {
    if (raw.isEmpty()) {
      return "No moods have been recorded recently.";
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    raw.forEach(entry -> counts.merge(label(entry), 1, Integer::sum));
    String counted =
        counts.entrySet().stream()
            .map(count -> count.getKey() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    return "Latest: " + label(raw.getFirst()) + ". Counts: " + counted + ".";
  }

  private static JsonObject entry(JsonObject raw) {
    return JsonObject.builder()
        .put("mood_label", label(raw))
        .putUnlessEmpty("note", Fields.text(raw, "comment", "note"))
        .putUnlessEmpty("recorded_at", time(raw))
        .build();
  }

  private static String label(JsonObject entry) {
    return mood(entry).map(Mood::label).orElse("Unknown");
  }

  private static Optional<Mood> mood(JsonObject entry) {
    return entry.integer("flag").isPresent()
        ? Mood.ofFlag(entry.integer("flag").getAsInt())
        : Mood.ofFeeling(Fields.text(entry, "flag", "mood", "feeling", "label"));
  }

  private static String time(JsonObject entry) {
    return Fields.text(entry, "createdAt", "created_at", "date");
  }
}
