package dev.haystack.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault in one file of the service, and the test that has to catch it.
 *
 * @param module where the class is, below the project's folder
 * @param file the name of the class
 * @param changes what is written instead of what; each original stands there once
 */
record Fault(String name, String module, String file, List<Change> changes, String test) {

  record Change(String original, String planted) {}

  /** The class without the fault. */
  String source() throws IOException {
    return Files.readString(Sources.main(module, file));
  }

  /** The class with it. */
  String planted() throws IOException {
    String text = source();
    for (Change change : changes) {
      text = text.replace(change.original(), change.planted());
    }
    return text;
  }

  /** Where the test is. */
  Path testFile() throws IOException {
    return Sources.test(test);
  }

  String row() {
    return "| %s | `%s` | `%s` |".formatted(name, file, test);
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
