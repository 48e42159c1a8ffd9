package dev.haystack.bootstrap;

/**
 * A model whose settings are read; for the starting thread.
 *
 * <p>Its source asks for its name if the vendor has models of several names.
 */
final class WantedModel {

  private final ModelReference reference;
  private final String by;
  private String read = "";

  /**
   * Of a reference.
   *
   * @param by what wants it, in words that name a setting
   */
  WantedModel(ModelReference reference, String by) {
    this.reference = reference;
    this.by = by;
  }

  /** Where no model's settings are read. */
  static WantedModel none() {
    return new WantedModel(new ModelReference("", ""), "something");
  }

  /** The name that the reference says; empty if it says none. */
  String name() {
    return reference.model();
  }

  String by() {
    return by;
  }

  /** Its source has read that name. */
  void read(String name) {
    read = name;
  }

  /** Whether the reference names a model of a vendor that has no names for them. */
  boolean isNamedInVain() {
    return !name().isEmpty() && read.isEmpty();
  }

  /** The reference with the name that was read, which is the same for the same model. */
  ModelReference whole() {
    return new ModelReference(reference.vendor(), read);
  }
}
