package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;
import java.util.regex.Pattern;

/** What the user said last, as a model is told, without what the service puts before it. */
public final class LastQuestion {

  private static final Pattern SITUATION =
      Pattern.compile("^.*\n</situation mark=\"[0-9a-f]{24}\">\n\n", Pattern.DOTALL);

  private LastQuestion() {}

  public static String in(JsonObject request) {
    return request
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("user"))
        .reduce((_, last) -> last)
        .flatMap(message -> message.string("content"))
        .map(LastQuestion::withoutSituation)
        .orElse("");
  }

  private static String withoutSituation(String content) {
    return SITUATION.matcher(content).replaceFirst("");
  }
}
