package dev.haystack.contract;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Closed sets of words, as a contract and as the code has them. */
final class Enumerations {

  private Enumerations() {}

  static Set<String> of(JsonObject schema) {
    return schema.array("enum").orElse(JsonArray.EMPTY).strings().collect(Collectors.toSet());
  }

  static Set<String> of(Enum<?>[] constants) {
    return Stream.of(constants)
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
