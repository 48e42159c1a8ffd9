package dev.haystack.inbound.protocol;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonText;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes one frame as JSON, field by field, without a tree in between; for one thread. */
final class FrameText {

  private final StringBuilder target;

  private FrameText(StringBuilder target) {
    this.target = target;
  }

  /** Begins a frame with the fields that every frame has. */
  static FrameText begin(String type, SessionId session, StringBuilder target) {
    target.setLength(0);
    return append(type, session, target);
  }

  /** The same behind what is there. */
  static FrameText append(String type, SessionId session, StringBuilder target) {
    // a session's id needs no escaping, nor does a type
    target.append("{\"type\":\"").append(type);
    target.append("\",\"session_id\":\"").append(session.value()).append('"');
    return new FrameText(target);
  }

  @CanIgnoreReturnValue
  FrameText put(String name, String value) {
    JsonText.quote(value, name(name));
    return this;
  }

  /** The text, or null if it is empty. */
  @CanIgnoreReturnValue
  FrameText putOrNull(String name, String value) {
    if (value.isEmpty()) {
      name(name).append("null");
      return this;
    }
    return put(name, value);
  }

  @CanIgnoreReturnValue
  FrameText put(String name, long value) {
    name(name).append(value);
    return this;
  }

  @CanIgnoreReturnValue
  FrameText put(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  @CanIgnoreReturnValue
  FrameText put(String name, Json value) {
    value.appendTo(name(name));
    return this;
  }

  @CanIgnoreReturnValue
  FrameText put(String name, Instant value) {
    return put(name, value.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  @CanIgnoreReturnValue
  FrameText put(TurnId turn) {
    return put("turn_id", turn.value());
  }

  String end() {
    close();
    return target.toString();
  }

  /** Ends the frame where it is. */
  void close() {
    target.append('}');
  }

  private StringBuilder name(String name) {
    return target.append(",\"").append(name).append("\":");
  }
}
