package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.outbound.model.AttemptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of a message or a call that mean nothing here, but without which its server refuses
 * the next round. Pieces of a text and of a list are joined. Used by one thread.
 */
final class OpaqueMembers {

  /** What stands beside the calls. */
  static final Set<String> OF_MESSAGE =
      Set.of(
          "reasoning",
          "reasoning_content",
          "reasoning_details",
          "thinking_blocks",
          "extra_content");

  /** What stands on a call. */
  static final Set<String> OF_CALL = Set.of("extra_content", "provider_specific_fields");

  private final int charsMax;
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<String, List<Json>> lists = new LinkedHashMap<>();
  private final Map<String, Json> others = new LinkedHashMap<>();
  private int chars;

  OpaqueMembers(int charsMax) {
    this.charsMax = charsMax;
  }

  boolean isEmpty() {
    return chars == 0;
  }

  /** Adds a member, or a piece of one. */
  void add(String name, Json value) {
    if (value instanceof JsonString(var piece)) {
      count(piece.length());
      texts.computeIfAbsent(name, _ -> new StringBuilder()).append(piece);
      return;
    }
    count(value.text().length());
    if (value instanceof JsonArray(var values)) {
      lists.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values);
    } else {
      others.put(name, value);
    }
  }

  private void count(int length) {
    chars += length;
    if (chars > charsMax) {
      throw AttemptException.invalid("what belongs to the calls is over the limit");
    }
  }

  JsonObject json() {
    var json = JsonObject.builder();
    texts.forEach((name, text) -> json.put(name, text.toString()));
    lists.forEach((name, values) -> json.put(name, JsonArray.of(values)));
    others.forEach(json::put);
    return json.build();
  }

  /** The value that the parser has just reached, if it says something that can be given back. */
  static Optional<Json> value(JsonParser parser, JsonToken token) {
    if (token == JsonToken.VALUE_STRING) {
      return Optional.of(new JsonString(parser.getString()));
    }
    if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(LooseValue.json(parser, token), ChunkReader.DEPTH_MAX));
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }
}
