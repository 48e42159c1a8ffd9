package dev.haystack.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What may change while the service runs, as it is now: the one place that holds it. Whoever needs
 * something of it asks each time. Safe for use by many threads.
 */
final class InForce implements Supplier<ReloadableSettings> {

  private volatile ReloadableSettings now;

  InForce(ReloadableSettings first) {
    now = first;
  }

  @Override
  public ReloadableSettings get() {
    return now;
  }

  /** Puts all of it in the place of what was, at once. */
  void replace(ReloadableSettings next) {
    now = next;
  }

  /** A secret setting as it is now, or the given text if there is none of that name. */
  String secret(String name, String standard) {
    return secrets().getOrDefault(name, standard);
  }

  /** A secret setting as it is now, if it is set. */
  Optional<String> secret(String name) {
    return Optional.ofNullable(secrets().get(name));
  }

  private Map<String, String> secrets() {
    return now.secrets().values();
  }
}
