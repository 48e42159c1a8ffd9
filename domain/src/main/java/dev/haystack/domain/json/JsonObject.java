package dev.haystack.domain.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A JSON object, in the order of its members. */
public record JsonObject(Map<String, Json> members) implements Json {

  /** The object without members. */
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Starts an object. */
  public static JsonObjectBuilder builder() {
    return new JsonObjectBuilder();
  }

  /** Whether there are no members. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Whether there is a member of that name, null or not. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The member, unless it is absent or null. */
  public Optional<Json> get(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> value != JsonNull.NULL);
  }

  /** The member if it is a text. */
  public Optional<String> string(String name) {
    return members.get(name) instanceof JsonString(var value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The member if it is a text that is not blank. */
  public Optional<String> text(String name) {
    return string(name).filter(value -> !value.isBlank());
  }

  /** The member if it is a number, without its fraction. */
  public OptionalInt integer(String name) {
    return members.get(name) instanceof JsonNumber number
        ? OptionalInt.of(number.asInt())
        : OptionalInt.empty();
  }

  /** The member if it is a truth value. */
  public Optional<Boolean> bool(String name) {
    return members.get(name) instanceof JsonBoolean value
        ? Optional.of(value.value())
        : Optional.empty();
  }

  /** The member if it is an object. */
  public Optional<JsonObject> object(String name) {
    return members.get(name) instanceof JsonObject value ? Optional.of(value) : Optional.empty();
  }

  /** The member if it is an array. */
  public Optional<JsonArray> array(String name) {
    return members.get(name) instanceof JsonArray value ? Optional.of(value) : Optional.empty();
  }

  /** This object with a member set. */
  public JsonObject with(String name, Json value) {
    var changed = new LinkedHashMap<>(members);
    changed.put(name, value);
    return new JsonObject(changed);
  }

  /** This object with a text set. */
  public JsonObject with(String name, String value) {
    return with(name, Json.of(value));
  }

  /** This object without a member. */
  public JsonObject without(String name) {
    var changed = new LinkedHashMap<>(members);
    changed.remove(name);
    return new JsonObject(changed);
  }

  @Override
  public void appendTo(StringBuilder target) {
    target.append('{');
    boolean first = true;
    for (var member : members.entrySet()) {
      if (!first) {
        target.append(',');
      }
      first = false;
      JsonText.quote(member.getKey(), target);
      target.append(':');
      member.getValue().appendTo(target);
    }
    target.append('}');
  }
}
