package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;

/** What may be said to a mood on a scale of one to ten; nothing of it is kept. */
final class MoodCheckIn {

  private static final int LOW_MAX = 3;
  private static final int MIDDLE_MAX = 6;

  private static final Band LOW =
      new Band(
          List.of(
              "This sounds like a hard moment, and saying so takes strength.",
              "Strong feelings change with time, even when that is hard to believe now."),
          List.of(
              "Reach out to somebody you trust, or to your practitioner.",
              "Try one small, kind thing: a glass of water, some air, a slow breath.",
              "If you might hurt yourself or are in danger, call your local emergency number"
                  + " now."));
  private static final Band MIDDLE =
      new Band(
          List.of(
              "Things seem mixed: some of it weighs on you, some of it holds.",
              "Noticing how you are is a step in itself."),
          List.of(
              "Name what weighs most, in one sentence.",
              "Take a short walk or a few slow breaths.",
              "Plan one thing for today that usually does you good."));
  private static final Band HIGH =
      new Band(
          List.of(
              "There seems to be something good in this moment.",
              "Knowing what helps makes it easier to find again."),
          List.of(
              "Write down what helped today.",
              "Share it with somebody.",
              "Keep up the habit that brought you here."));

  private MoodCheckIn() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    int scale = arguments.integer("mood_scale").orElse(MIDDLE_MAX);
    Band band = band(scale);
    return Answers.success(
        JsonObject.builder()
            .put("mood", arguments.string("current_mood").orElse(""))
            .put("scale", scale)
            .put("insights", JsonLists.texts(band.insights()))
            .put("suggestions", JsonLists.texts(band.suggestions())));
  }

  private static Band band(int scale) {
    if (scale <= LOW_MAX) {
      return LOW;
    }
    return scale <= MIDDLE_MAX ? MIDDLE : HIGH;
  }

  private record Band(List<String> insights, List<String> suggestions) {}
}
