package dev.haystack.bootstrap;

import dev.haystack.port.shared.SharedStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shared store that is set, and the name of the setting. */
record WantedStore(String setting, Opening<SharedStore> opening) {

  static final String SETTING = "SHARED_STORE_URL";
  static final String ALIAS = "REDIS_URL";

  /** What is set, of those that there are; nothing if none is. */
  static Optional<WantedStore> read(
      SettingsReader reader,
      Haystack haystack,
      Duration sessionTimeout,
      Duration uiStateTimeToLive,
      int violationsMax) {
    String allowed = forms(haystack.schemes());
    var url = reader.secret(SETTING, allowed);
    var alias = reader.secret(ALIAS, allowed);
    if (url.isPresent() && alias.isPresent() && !url.equals(alias)) {
      reader.fault(SETTING, "and " + ALIAS + " name two stores; set one of them");
    }
    String setting = url.isPresent() ? SETTING : ALIAS;
    return url.or(() -> alias)
        .flatMap(
            text -> {
              var source = source(text, setting, haystack);
              if (source.isEmpty()) {
                reader.fault(setting, "begins like no store that there is; allowed: " + allowed);
              }
              var store =
                  new SharedStoreSettings(
                      setting, text, sessionTimeout, uiStateTimeToLive, violationsMax);
              return source.map(found -> new WantedStore(setting, found.read(store, reader)));
            });
  }

  /** By the scheme; under its older name the setting is of Redis, which says what is wrong. */
  private static Optional<SharedStoreSource> source(String url, String setting, Haystack haystack) {
    String scheme = url.substring(0, Math.max(0, url.indexOf("://"))).toLowerCase(Locale.ROOT);
    return haystack
        .sharedStore(scheme)
        .or(() -> haystack.sharedStore(RedisSource.SCHEME).filter(_ -> setting.equals(ALIAS)));
  }

  private static String forms(List<String> schemes) {
    return schemes.stream().map(scheme -> scheme + "://…").collect(Collectors.joining(", "));
  }

  /** What the start and health call it. */
  String shown() {
    return opening.shown().isEmpty() ? "a shared store" : opening.shown();
  }
}
