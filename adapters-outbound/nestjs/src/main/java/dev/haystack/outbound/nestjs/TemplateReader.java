package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.outbound.nestjs.JsonTemplate.Fallback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates: {@code $name} is an argument, {@code $a|$b|text} the first that is given or else
 * the text, {@code $name?} is left out when missing, and {@code <=9} at the end bounds it.
 */
final class TemplateReader {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(@?\\w+(?:\\|\\$@?\\w+)*)(\\?|\\|[^$|<]*)?(?:<=(\\d{1,9}))?");

  private TemplateReader() {}

  static JsonTemplate read(Json json) {
    return switch (json) {
      case JsonString(var text) when text.startsWith("$") -> reference(text);
      case JsonObject object -> new JsonTemplate.Members(members(object));
      case JsonArray array -> {
        List<JsonTemplate> elements = new ArrayList<>();
        array.forEach(element -> elements.add(read(element)));
        yield new JsonTemplate.Elements(elements);
      }
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> new JsonTemplate.Constant(json);
    };
  }

  static Map<String, JsonTemplate> members(JsonObject object) {
    Map<String, JsonTemplate> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, read(member)));
    return members;
  }

  private static JsonTemplate reference(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no reference to an argument");
    }
    List<String> names = List.of(matcher.group(1).split("\\|\\$", -1));
    long max = matcher.group(3) == null ? Long.MAX_VALUE : Long.parseLong(matcher.group(3));
    return new JsonTemplate.Reference(names, fallback(matcher.group(2)), max);
  }

  private static Fallback fallback(@Nullable String suffix) {
    if (suffix == null) {
      return new Fallback.Refused();
    }
    return suffix.equals("?") ? new Fallback.Omitted() : new Fallback.Default(suffix.substring(1));
  }
}
