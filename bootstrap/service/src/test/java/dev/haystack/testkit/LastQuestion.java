package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;

/** What the user said last, as a model is told, without what the service puts before it. */
public final class LastQuestion {

  private static final String SITUATION_END = "\nsituation>>>\n\n";

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
    int end = content.lastIndexOf(SITUATION_END);
    return end < 0 ? content : content.substring(end + SITUATION_END.length());
  }
}
