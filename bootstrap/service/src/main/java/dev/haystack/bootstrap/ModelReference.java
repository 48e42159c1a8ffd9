package dev.haystack.bootstrap;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A model as settings name it: {@code vendor}, or {@code vendor:model}.
 *
 * @param vendor its word, in lower case
 * @param model empty if the vendor's own setting says it
 */
record ModelReference(String vendor, String model) {

  private static final String BEFORE_MODEL = ":";
  private static final String BEFORE_NEXT = ">";

  static ModelReference of(String text) {
    String[] parts = text.split(BEFORE_MODEL, 2);
    return new ModelReference(
        parts[0].strip().toLowerCase(Locale.ROOT), parts.length == 1 ? "" : parts[1].strip());
  }

  /** All of a chain: references with {@code >} between. */
  static List<ModelReference> chain(String text) {
    return Stream.of(text.split(BEFORE_NEXT, -1)).map(ModelReference::of).toList();
  }

  @Override
  public String toString() {
    return model.isEmpty() ? vendor : vendor + BEFORE_MODEL + model;
  }
}
