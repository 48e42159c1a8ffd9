package dev.haystack.inbound.protocol;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the typed fields of a message; a field that is null is absent. */
record Fields(JsonObject message) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("(-?[0-9]{1,18})(\\.0+)?");

  /** The text under the first of these names that is there. */
  Optional<String> text(String... names) {
    for (String name : names) {
      Optional<Json> value = message.get(name);
      if (value.isPresent()) {
        return Optional.of(text(name, value.get()));
      }
    }
    return Optional.empty();
  }

  private static String text(String name, Json value) {
    if (value instanceof JsonString(var text)) {
      return text;
    }
    throw new MalformedField(name, "the field must be a text");
  }

  String requiredText(String name) {
    return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
  }

  Optional<JsonObject> object(String name) {
    return message
        .get(name)
        .map(
            value -> {
              if (value instanceof JsonObject object) {
                return object;
              }
              throw new MalformedField(name, "the field must be an object");
            });
  }

  boolean requiredTruth(String name) {
    if (message.get(name).orElseThrow(() -> missing(name)) instanceof JsonBoolean truth) {
      return truth.value();
    }
    throw new MalformedField(name, "the field must be true or false");
  }

  /** A whole number, written as a number. */
  long requiredCount(String name) {
    if (message.get(name).orElseThrow(() -> missing(name)) instanceof JsonNumber(var literal)) {
      Optional<Long> count = whole(literal).filter(number -> number >= 0);
      if (count.isPresent()) {
        return count.get();
      }
    }
    throw new MalformedField(name, "the field must be a whole number of at least 0");
  }

  /** The whole number, if the value is one, written as a number or a text. */
  static Optional<Long> whole(Json value) {
    return switch (value) {
      case JsonNumber(var literal) -> whole(literal);
      case JsonString(var text) -> whole(text);
      default -> Optional.empty();
    };
  }

  /** A text or a number, as it is. */
  Optional<Json> textOrNumber(String name) {
    return message
        .get(name)
        .filter(
            value -> {
              if (value instanceof JsonString || value instanceof JsonNumber) {
                return true;
              }
              throw new MalformedField(name, "the field must be a text or a number");
            });
  }

  private static Optional<Long> whole(String digits) {
    Matcher matcher = WHOLE_NUMBER.matcher(digits);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  static MalformedField missing(String name) {
    return new MalformedField(name, "the field is missing");
  }
}
