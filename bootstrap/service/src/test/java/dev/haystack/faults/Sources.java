package dev.haystack.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where classes and tests of the project are written. */
final class Sources {

  private static final Path PROJECT = Path.of("../..");
  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");

  private Sources() {}

  /** A class of a module. */
  static Path main(String module, String name) throws IOException {
    return only(List.of(PROJECT.resolve(module).resolve(MAIN)), name);
  }

  /** A test of any module. */
  static Path test(String name) throws IOException {
    try (Stream<Path> modules = Files.walk(PROJECT, 2)) {
      return only(
          modules.map(module -> module.resolve(TEST)).filter(Files::isDirectory).toList(), name);
    }
  }

  private static Path only(List<Path> roots, String name) throws IOException {
    List<Path> found = roots.stream().flatMap(root -> named(root, name).stream()).toList();
    if (found.size() != 1) {
      throw new IOException(found.size() + " classes are called " + name);
    }
    return found.getFirst();
  }

  private static List<Path> named(Path root, String name) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> path.endsWith(name + ".java")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The full name of a test's class. */
  static String className(Path file) {
    String path = file.normalize().toString();
    String root = TEST + "/";
    return path.substring(path.indexOf(root) + root.length(), path.length() - ".java".length())
        .replace('/', '.');
  }

  /** Where the compiled tests of a test's module are. */
  static Path compiled(Path file) {
    String path = file.toString();
    return Path.of(path.substring(0, path.indexOf(TEST.toString())), "target/test-classes");
  }
}
