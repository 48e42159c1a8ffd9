package dev.haystack.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is set, by the environment and by the file that it names. The environment goes before; a
 * blank value counts as none.
 */
record GivenSettings(Map<String, String> environment, Map<String, String> file) {

  /** Where a value in force comes from. */
  enum Origin {
    DEFAULT,
    ENVIRONMENT,
    FILE
  }

  GivenSettings {
    environment = Map.copyOf(environment);
    file = Map.copyOf(file);
  }

  /**
   * Reads the file.
   *
   * @throws WrongSettingsException if it cannot be read
   */
  static GivenSettings of(Map<String, String> environment) {
    return new GivenSettings(environment, ConfigurationFile.named(environment));
  }

  /** Reads the settings; a name in the file that is none is a fault, once the reading ends. */
  SettingsReader reader(Haystack haystack) {
    var reader = new SettingsReader(values());
    if (!file.isEmpty()) {
      Set<String> known = SettingCatalogue.of(haystack).names();
      file.keySet().stream()
          .filter(name -> !known.contains(name))
          .sorted()
          .forEach(name -> reader.fault(ConfigurationFile.VARIABLE, unknown(name, known)));
    }
    return reader;
  }

  private static String unknown(String name, Set<String> known) {
    return "the file sets "
        + name
        + ", which is no setting"
        + Spelling.nearest(name, known).map(near -> "; is " + near + " meant?").orElse("");
  }

  /** Variables that nobody reads and that look like one that was read. */
  List<String> misspelt(List<SettingNote> read, Haystack haystack) {
    List<String> names = read.stream().map(SettingNote::name).toList();
    List<String> near =
        environment.keySet().stream()
            .filter(name -> !names.contains(name))
            .filter(name -> names.stream().anyMatch(other -> Spelling.isNear(name, other)))
            .sorted()
            .toList();
    if (near.isEmpty()) {
      return List.of();
    }
    Set<String> known = SettingCatalogue.of(haystack).names();
    return near.stream()
        .filter(name -> !known.contains(name))
        .map(name -> name + " is no setting; is " + near(name, names) + " meant?")
        .toList();
  }

  private static String near(String name, List<String> names) {
    return Spelling.nearest(name, names).orElseThrow();
  }

  /** All together. */
  Map<String, String> values() {
    var values = new HashMap<>(file);
    environment.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            values.put(name, value);
          }
        });
    return Map.copyOf(values);
  }

  /** These, but for those of that name in the file, which are as they are there. */
  GivenSettings with(Set<String> names, GivenSettings next) {
    return new GivenSettings(environment, SettingValues.merged(file, next.file, names));
  }

  /**
   * All together, and what is in the files that they name: what a look finds changed if anything
   * is.
   */
  Map<String, String> contents() {
    var contents = new HashMap<>(values());
    values()
        .forEach(
            (name, value) -> {
              if (name.endsWith(SettingsReader.FILE)) {
                contents.put(name + ":", SecretFile.content(value.strip()));
              }
            });
    return Map.copyOf(contents);
  }

  Origin origin(String name) {
    if (!environment.getOrDefault(name, "").isBlank()) {
      return Origin.ENVIRONMENT;
    }
    return file.getOrDefault(name, "").isBlank() ? Origin.DEFAULT : Origin.FILE;
  }
}
