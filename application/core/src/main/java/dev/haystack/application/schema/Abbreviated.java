package dev.haystack.application.schema;

/** A text short enough to be told to a model. */
final class Abbreviated {

  private static final int LENGTH_MAX = 160;

  private Abbreviated() {}

  static String of(String text) {
    return text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "…";
  }
}
