package dev.haystack.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault in one file of one adapter, and the test that has to catch it.
 *
 * @param module the adapter's module
 * @param file the name of the class
 * @param changes what is written instead of what; each original stands there once
 */
record Fault(String name, String module, String file, List<Change> changes, String test) {

  private static final Path ADAPTERS = Path.of("../../adapters-outbound");

  record Change(String original, String planted) {}

  /** The class without the fault. */
  String source() throws IOException {
    return Files.readString(
        folder().resolve("src/main/java/dev/haystack/outbound").resolve(module).resolve(file()));
  }

  /** The class with it. */
  String planted() throws IOException {
    String text = source();
    for (Change change : changes) {
      text = text.replace(change.original(), change.planted());
    }
    return text;
  }

  /** The name of the file. */
  @Override
  public String file() {
    return file + ".java";
  }

  String packageName() {
    return "dev.haystack.outbound." + module;
  }

  /** Where the module is. */
  Path folder() {
    return ADAPTERS.resolve(module);
  }

  String row() {
    return "| %s | `%s` | `%s` |".formatted(name, file, test);
  }

  @Override
  public String toString() {
    return module + ": " + name;
  }
}
