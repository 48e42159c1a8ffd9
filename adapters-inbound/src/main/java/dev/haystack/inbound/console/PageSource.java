package dev.haystack.inbound.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the files that are packaged beside this class. */
final class PageSource {

  private PageSource() {}

  /** A file's bytes, by its path from here. */
  static byte[] read(String name) {
    try (InputStream input = PageSource.class.getResourceAsStream(name)) {
      if (input == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
