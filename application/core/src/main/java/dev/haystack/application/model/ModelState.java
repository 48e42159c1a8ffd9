package dev.haystack.application.model;

/** How a model does, as far as this node has seen. */
public enum ModelState {
  /** It has not been asked yet. */
  UNUSED,
  UP,
  /** It has failed again and again, and is left alone for a while. */
  COOLING
}
