package dev.haystack.application.model;

/** As what an inference comes to a model. */
enum Entry {
  ORDINARY,
  /** The one that finds out whether a model that was cooling is well again. */
  PROBE
}
