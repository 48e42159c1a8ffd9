package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Collects what the many shapes of an error's body say. It looks into the places that hold errors
 * and nowhere else, for some servers give the request back in theirs. Used once, by one thread.
 */
final class ErrorBodyReader {

  private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

  private final Set<String> names = new LinkedHashSet<>();
  private final StringBuilder words = new StringBuilder();
  private String code = "";
  private String type = "";
  private String parameter = "";
  private int number;

  ErrorBody read(Json body) {
    look(body);
    return body();
  }

  ErrorBody words(String text) {
    say(text);
    return body();
  }

  private ErrorBody body() {
    return new ErrorBody(code, type, parameter, names, number, words.toString());
  }

  private void look(Json value) {
    switch (value) {
      case JsonObject object -> object.members().forEach(this::member);
      case JsonArray array -> array.forEach(this::look);
      case JsonString(var text) -> say(text);
      default -> {}
    }
  }

  private void member(String name, Json value) {
    switch (name) {
      case "error", "errors", "detail", "details", "innererror", "metadata" -> look(value);
      case "message", "msg", "raw" -> look(value);
      case "code", "status", "error_code", "reason" -> code = name(code, value);
      case "type" -> type = name(type, value);
      case "param", "loc" -> parameter = place(value);
      default -> {}
    }
  }

  private String name(String known, Json value) {
    String name =
        switch (value) {
          case JsonString(var text) -> text;
          case JsonNumber literal -> literal.text();
          default -> "";
        };
    if (STATUS.matcher(name).matches()) {
      number = number == 0 ? Integer.parseInt(name) : number;
    } else if (!name.isEmpty()) {
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return known.isEmpty() ? name : known;
  }

  private String place(Json value) {
    return switch (value) {
      case JsonString(var text) when parameter.isEmpty() -> text;
      case JsonArray path when parameter.isEmpty() ->
          path.values().stream()
              .map(step -> step instanceof JsonString(var text) ? text : step.text())
              .collect(Collectors.joining("."));
      default -> parameter;
    };
  }

  private void say(String text) {
    words.append(text.toLowerCase(Locale.ROOT)).append('\n');
  }
}
