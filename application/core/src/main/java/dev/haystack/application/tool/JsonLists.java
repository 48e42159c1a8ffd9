package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** JSON arrays made of lists. */
final class JsonLists {

  private JsonLists() {}

  static JsonArray texts(List<String> texts) {
    return of(texts, Json::of);
  }

  static <T> JsonArray of(List<T> elements, Function<T, Json> json) {
    return elements.stream().map(json).collect(JsonArray.collector());
  }

  /** The elements, each told its place from 0 on. */
  static <T> JsonArray indexed(List<T> elements, BiFunction<Integer, T, Json> json) {
    return IntStream.range(0, elements.size())
        .mapToObj(index -> json.apply(index, elements.get(index)))
        .collect(JsonArray.collector());
  }
}
