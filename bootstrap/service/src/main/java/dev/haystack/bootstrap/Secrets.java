package dev.haystack.bootstrap;

import java.util.Map;
import java.util.TreeMap;

/** The secret settings that are set, by their names; never printed. */
record Secrets(Map<String, String> values) {

  Secrets {
    values = Map.copyOf(values);
  }

  /** Those of the others that are set here too: a secret can be exchanged, not come or go. */
  Secrets exchangedFor(Secrets others) {
    var both = new TreeMap<>(values);
    both.replaceAll((name, value) -> others.values().getOrDefault(name, value));
    return new Secrets(both);
  }

  /** Which are set, without what they say. */
  @Override
  public String toString() {
    return "Secrets" + values.keySet();
  }
}
