package dev.haystack.outbound.nestjs;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields that a result takes over; what the upstream does not have is left out. */
record Selection(List<Field> fields) {

  private static final Pattern HUMP = Pattern.compile("_([a-z])");
  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])[A-Z]");

  Selection {
    fields = List.copyOf(fields);
  }

  /** A field of the result and the names it may have upstream, in order. */
  record Field(String name, List<String> sources) {

    Field {
      sources = List.copyOf(sources);
    }
  }

  /** Fields as {@code name} or {@code name<source<source}; other cases of the name count too. */
  static Selection of(String... fields) {
    return new Selection(Stream.of(fields).map(Selection::field).toList());
  }

  JsonObject from(JsonObject upstream) {
    return addTo(JsonObject.builder(), upstream).build();
  }

  @CanIgnoreReturnValue
  JsonObjectBuilder addTo(JsonObjectBuilder result, JsonObject upstream) {
    for (Field field : fields) {
      result.putIfPresent(
          field.name(), Fields.first(upstream, field.sources().toArray(String[]::new)));
    }
    return result;
  }

  private static Field field(String text) {
    List<String> names = List.of(text.split("<", -1));
    String name = names.getFirst();
    String camel = HUMP.matcher(name).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT));
    String snake =
        CAPITAL.matcher(name).replaceAll(hump -> "_" + hump.group().toLowerCase(Locale.ROOT));
    return new Field(
        name,
        Stream.concat(names.stream().skip(1), Stream.of(name, camel, snake)).distinct().toList());
  }
}
