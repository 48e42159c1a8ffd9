package dev.haystack.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the service would say of settings that stand somewhere else. */
public final class KnownSettings {

  private KnownSettings() {}

  /** All names that can be set, those of the files of secrets among them. */
  public static Set<String> names() {
    return SettingCatalogue.of(Haystack.standard()).names();
  }

  /** Why the service would not start with these settings, unless it would. */
  public static Optional<String> fault(Map<String, String> settings) {
    return SettingCatalogue.faults(new SettingsReader(settings), Haystack.standard())
        .map(Throwable::getMessage);
  }

  /** The default of a setting, if there is such a setting. */
  public static Optional<String> standard(String name) {
    return SettingCatalogue.of(Haystack.standard()).notes().stream()
        .filter(note -> note.name().equals(name))
        .map(SettingNote::standard)
        .findFirst();
  }
}
