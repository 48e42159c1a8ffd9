package dev.haystack.cluster.page;

/**
 * Which shared UI state the local one follows from.
 *
 * @param version zero if the store does not have it
 */
record UiLink(String line, long version) {

  /** From none. */
  static final UiLink NONE = new UiLink("", 0);

  UiLink missing() {
    return new UiLink(line, 0);
  }
}
