package dev.haystack.application.result;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/**
 * A piece of a result's text, or of that of a part of it.
 *
 * @param from its first character's place
 * @param of how many characters there are
 */
public record ResultPart(String text, int from, int of) {

  /** The piece; nothing if there is no such part. */
  public static Optional<ResultPart> of(Json result, String pointer, int from, int charactersMax) {
    return JsonPath.in(result, pointer).map(part -> of(part.text(), from, charactersMax));
  }

  private static ResultPart of(String text, int from, int charactersMax) {
    int begin = JsonBorder.whole(text, Math.min(from, text.length()));
    int end = (int) Math.min(text.length(), (long) begin + charactersMax);
    return new ResultPart(text.substring(begin, JsonBorder.whole(text, end)), begin, text.length());
  }

  /** What the model is told. */
  public JsonObject json() {
    int end = from + text.length();
    return JsonObject.builder()
        .put("from", from)
        .put("to", end)
        .put("of", of)
        .put("text", text)
        .put("next_from", end < of ? Json.of(end) : JsonNull.NULL)
        .build();
  }
}
