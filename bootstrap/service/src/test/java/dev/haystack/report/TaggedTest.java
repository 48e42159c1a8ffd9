package dev.haystack.report;

/** A test method, or all of a class, that shows a scenario; the class is fully qualified. */
record TaggedTest(String scenario, String type, String method) {

  /** In place of a method: every one of the class. */
  static final String ALL = "*";

  String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }
}
