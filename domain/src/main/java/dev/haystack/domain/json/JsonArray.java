package dev.haystack.domain.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JSON array. */
public record JsonArray(List<Json> values) implements Json, Iterable<Json> {

  /** The array without elements. */
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    values = List.copyOf(values);
  }

  /** An array of the given values. */
  public static JsonArray of(Collection<? extends Json> values) {
    return new JsonArray(List.copyOf(values));
  }

  /** Collects a stream of values. */
  public static Collector<Json, ?, JsonArray> collector() {
    return Collectors.collectingAndThen(Collectors.toList(), JsonArray::new);
  }

  /** Only those elements that are objects. */
  public Stream<JsonObject> objects() {
    return values.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  /** Only the texts among the elements. */
  public Stream<String> strings() {
    return values.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value());
  }

  /** The number of elements. */
  public int size() {
    return values.size();
  }

  /** Whether there are no elements. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  @Override
  public Iterator<Json> iterator() {
    return values.iterator();
  }

  @Override
  public void appendTo(StringBuilder target) {
    target.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        target.append(',');
      }
      values.get(i).appendTo(target);
    }
    target.append(']');
  }
}
