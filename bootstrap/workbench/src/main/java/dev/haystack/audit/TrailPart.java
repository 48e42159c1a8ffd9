package dev.haystack.audit;

import dev.haystack.domain.trail.ChainCheck;
import dev.haystack.domain.trail.ChainLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of a trail.
 *
 * @param first the number of its first line, 0 if that is none of a trail; one without a whole line
 *     was begun last
 */
record TrailPart(Path file, long first) {

  /** No line is longer; what is has no line's form. */
  private static final int LINE_BYTES_MAX = 64 << 10;

  static TrailPart of(Path file) throws IOException {
    try (InputStream input = open(file)) {
      var line = new ByteArrayOutputStream();
      return new TrailPart(
          file,
          isLine(input, line)
              ? ChainLine.read(text(line)).map(ChainLine::seq).orElse(0L)
              : Long.MAX_VALUE);
    }
  }

  /**
   * Has all its lines checked.
   *
   * @param isLast whether its last line may have been cut
   * @return of how many bytes that is
   */
  long read(ChainCheck check, boolean isLast) throws IOException {
    try (InputStream input = open(file)) {
      var line = new ByteArrayOutputStream();
      long number = 1;
      while (isLine(input, line)) {
        check.read("line " + number + " of " + file, text(line));
        number++;
      }
      if (line.size() > 0 && !isLast) {
        check.read("line " + number + " of " + file, text(line));
      }
      return line.size();
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads on to the end of a line; false if the file ends before. */
  private static boolean isLine(InputStream input, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int b = input.read(); b >= 0; b = input.read()) {
      if (b == '\n' || line.size() > LINE_BYTES_MAX) {
        return true;
      }
      line.write(b);
    }
    return false;
  }
}
