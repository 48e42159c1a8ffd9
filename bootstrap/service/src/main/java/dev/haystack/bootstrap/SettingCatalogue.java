package dev.haystack.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting there is, also those of parts that nobody has chosen: found by choosing each part
 * once and noting what it asks for.
 *
 * @param notes in the order of their reading
 */
record SettingCatalogue(List<SettingNote> notes) {

  SettingCatalogue {
    notes = List.copyOf(notes);
  }

  static SettingCatalogue of(Haystack haystack) {
    SequencedMap<String, SettingNote> notes = new LinkedHashMap<>();
    haystack.choices().forEach(choice -> read(choice, haystack, notes));
    return new SettingCatalogue(List.copyOf(notes.values()));
  }

  private static void read(
      Map<String, String> choice, Haystack haystack, SequencedMap<String, SettingNote> notes) {
    var reader = new SettingsReader(choice);
    var _ = faults(reader, haystack);
    // what the first choice, which is none, says of a default stands
    reader.notes().forEach(note -> notes.putIfAbsent(note.name(), note));
  }

  /** What is wrong, if anything is; the reader has noted all that was asked for. */
  static Optional<WrongSettingsException> faults(SettingsReader reader, Haystack haystack) {
    try {
      var _ = Settings.read(reader, haystack);
      return Optional.empty();
    } catch (WrongSettingsException e) {
      return Optional.of(e);
    }
  }

  /** All names that can be set, those of the files of secrets among them. */
  Set<String> names() {
    return notes.stream()
        .flatMap(
            note ->
                note.isSecret() ? Stream.of(note.name(), note.fileName()) : Stream.of(note.name()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A file that sets nothing yet, with every setting as a comment. */
  String template() {
    return """
    # Settings of the service, to be named by HAYSTACK_CONFIG; rights 0600 or 0640, others may not read it.
    # What stands here is the default. The environment goes before this file. docs/settings.md says more.
    # A secret is better the content of a file of its own, which NAME_FILE names.

    """
        + notes.stream().map(SettingCatalogue::lines).collect(Collectors.joining("\n"));
  }

  private static String lines(SettingNote note) {
    String value =
        note.kind() == SettingNote.Kind.PLAIN && !note.standard().isEmpty()
            ? " " + SettingLines.text(note.standard())
            : "";
    String more =
        switch (note.kind()) {
          case PLAIN -> "";
          case IN_WORDS -> "; default: " + note.standard();
          case SECRET -> " (secret, or " + note.fileName() + ")";
        };
    return "# %s%s\n#%s:%s\n".formatted(note.allowed(), more, note.name(), value);
  }
}
