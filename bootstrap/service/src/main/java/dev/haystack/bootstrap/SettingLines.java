package dev.haystack.bootstrap;

import dev.haystack.bootstrap.GivenSettings.Origin;
import dev.haystack.domain.json.Json;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings in force, as lines of a file that sets the same: a secret stands there as a comment,
 * and so does what has no default but words.
 */
record SettingLines(GivenSettings given) {

  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_-]*|[1-9][0-9]{0,8}|0");
  private static final Pattern WORD_OF_YAML = Pattern.compile("true|false|null|yes|no|on|off");

  Stream<String> of(SettingNote note) {
    return note.isSecret()
        ? Stream.of(secret(note), file(note)).flatMap(lines -> lines)
        : Stream.of(plain(note));
  }

  private String plain(SettingNote note) {
    Origin origin = given.origin(note.name());
    if (origin != Origin.DEFAULT) {
      return line(note.name(), value(note.name()), origin);
    }
    return note.kind() == SettingNote.Kind.IN_WORDS
        ? "# " + note.name() + ": " + note.standard() + "  # default"
        : line(note.name(), note.standard(), origin);
  }

  private Stream<String> secret(SettingNote note) {
    Origin origin = given.origin(note.name());
    if (origin == Origin.DEFAULT) {
      return given.origin(note.fileName()) == Origin.DEFAULT
          ? Stream.of("# " + note.name() + ": not set  # default")
          : Stream.empty();
    }
    return Stream.of("# " + note.name() + ": set  # " + word(origin));
  }

  private Stream<String> file(SettingNote note) {
    Origin origin = given.origin(note.fileName());
    return origin == Origin.DEFAULT
        ? Stream.empty()
        : Stream.of(line(note.fileName(), value(note.fileName()), origin));
  }

  private String value(String name) {
    return given.values().getOrDefault(name, "").strip();
  }

  private static String line(String name, String value, Origin origin) {
    return name + ": " + text(value) + "  # " + word(origin);
  }

  private static String word(Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  /** A value as YAML has it, which stays the same text. */
  static String text(String value) {
    return PLAIN.matcher(value).matches() && !WORD_OF_YAML.matcher(value).matches()
        ? value
        : Json.of(value).text();
  }
}
