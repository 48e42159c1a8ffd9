package dev.haystack.report;

/** A test method that shows a scenario; the class is fully qualified. */
record TaggedTest(String scenario, String type, String method) {

  String simpleName() {
    return type.substring(type.lastIndexOf('.') + 1) + "." + method;
  }
}
