package dev.haystack.domain.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the members of a {@link JsonObject}; for one thread. */
public final class JsonObjectBuilder {

  private final Map<String, Json> members = new LinkedHashMap<>();

  JsonObjectBuilder() {}

  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, Json value) {
    members.put(name, value);
    return this;
  }

  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, String value) {
    return put(name, Json.of(value));
  }

  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, long value) {
    return put(name, Json.of(value));
  }

  @CanIgnoreReturnValue
  public JsonObjectBuilder put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  /** Puts the value if there is one, and nothing otherwise. */
  @CanIgnoreReturnValue
  public JsonObjectBuilder putIfPresent(String name, Optional<? extends Json> value) {
    value.ifPresent(present -> members.put(name, present));
    return this;
  }

  /** The text unless it is empty. */
  @CanIgnoreReturnValue
  public JsonObjectBuilder putUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : put(name, value);
  }

  public JsonObject build() {
    return new JsonObject(members);
  }
}
