package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of the form {@code {name}} in the catalogue's texts, where arguments go. */
final class Placeholders {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
  private static final int VALUE_LENGTH_MAX = 200;

  private Placeholders() {}

  /** The argument that the whole text stands for. */
  static Optional<String> name(String template) {
    Matcher place = PLACE.matcher(template);
    return place.matches() ? Optional.of(place.group(1)) : Optional.empty();
  }

  /** The arguments that occur in the text. */
  static List<String> names(String template) {
    return PLACE.matcher(template).results().map(place -> place.group(1)).toList();
  }

  /** The text with the arguments' beginnings in it. */
  static String fill(String template, JsonObject arguments) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    Excerpt.of(arguments.string(place.group(1)).orElse(""), VALUE_LENGTH_MAX)));
  }
}
