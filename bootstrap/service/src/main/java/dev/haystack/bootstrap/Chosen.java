package dev.haystack.bootstrap;

/** A word, and what it stands for. */
record Chosen<T>(String word, Opening<T> opening) {

  /** What the start says of it. */
  String shown() {
    return opening.shown().isEmpty() ? word : opening.shown();
  }
}
