package dev.haystack.bootstrap;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each setting said when they were read, to be compared; never printed.
 *
 * @param plain by their names, without those that say nothing
 */
record SettingValues(Map<String, String> plain, Secrets secrets) {

  SettingValues {
    plain = Map.copyOf(plain);
  }

  /** What a reader has been asked for. */
  static SettingValues of(SettingsReader reader) {
    var plain = new TreeMap<String, String>();
    reader.notes().stream()
        .filter(note -> !note.isSecret())
        .forEach(note -> reader.raw(note.name()).ifPresent(said -> plain.put(note.name(), said)));
    return new SettingValues(plain, reader.secrets());
  }

  /** The names of all that say something else there. */
  Set<String> changedIn(SettingValues next) {
    var changed = new TreeSet<String>();
    compare(plain, next.plain, changed);
    compare(secrets.values(), next.secrets.values(), changed);
    return changed;
  }

  /** Whether it is no secret, or one that is set both here and there. */
  boolean hasOrNeedsNot(String name, SettingValues next) {
    return secrets.values().containsKey(name) == next.secrets.values().containsKey(name);
  }

  /** These, but for those of that name, which are as they are there. */
  SettingValues with(Set<String> names, SettingValues next) {
    return new SettingValues(
        merged(plain, next.plain, names),
        new Secrets(merged(secrets.values(), next.secrets.values(), names)));
  }

  private static void compare(
      Map<String, String> before, Map<String, String> after, Set<String> changed) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.stream()
        .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
        .forEach(changed::add);
  }

  /** The first, but for those of that name, which are as in the second. */
  static Map<String, String> merged(
      Map<String, String> before, Map<String, String> after, Set<String> names) {
    var all = new TreeMap<>(before);
    for (String name : names) {
      all.remove(name);
      if (after.containsKey(name)) {
        all.put(name, after.getOrDefault(name, ""));
      }
    }
    return all;
  }

  /** Without what they say. */
  @Override
  public String toString() {
    return "SettingValues" + plain.keySet();
  }
}
