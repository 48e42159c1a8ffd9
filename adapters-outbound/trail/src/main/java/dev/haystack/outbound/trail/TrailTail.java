package dev.haystack.outbound.trail;

import dev.haystack.domain.trail.ChainEnd;
import dev.haystack.domain.trail.ChainLine;
import dev.haystack.domain.trail.TrailKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an earlier run ended.
 *
 * @param end the last whole line
 * @param wholeBytes how much of the file is whole lines
 * @param restBytes how much lies behind them: a line that a crash has cut
 */
record TrailTail(ChainEnd end, long wholeBytes, long restBytes) {

  /** Longer than any line. */
  private static final int LINE_BYTES_MAX = 64 << 10;

  /** Of what holds no line. */
  static final TrailTail NONE = new TrailTail(ChainEnd.BEGIN, 0, 0);

  /**
   * The end of what lies in the open file, or in the newest that was put aside, if it holds no
   * line.
   *
   * @throws IOException if it cannot be read, or its last line was not written under this key
   */
  static TrailTail read(Path file, RandomAccessFile open, TrailKey key) throws IOException {
    TrailTail here = readOne(file, open, key);
    if (here.wholeBytes() > 0) {
      return here;
    }
    Optional<Path> before = newestAside(file);
    return before.isEmpty()
        ? here
        : new TrailTail(readAside(before.get(), key), 0, here.restBytes());
  }

  /** The name of what is put aside when its last line has that number. */
  static Path aside(Path file, long seq) {
    return file.resolveSibling("%s.%012d".formatted(file.getFileName(), seq));
  }

  private static Optional<Path> newestAside(Path file) throws IOException {
    String name = file.getFileName() + ".";
    Path folder = file.toAbsolutePath().getParent();
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> isAside(one.getFileName().toString(), name))
          .max(Comparator.comparing(Path::getFileName));
    }
  }

  private static boolean isAside(String name, String beginning) {
    return name.startsWith(beginning) && name.substring(beginning.length()).matches("[0-9]{12,18}");
  }

  private static ChainEnd readAside(Path file, TrailKey key) throws IOException {
    try (var input = new RandomAccessFile(file.toFile(), "r")) {
      return readOne(file, input, key).end();
    }
  }

  private static TrailTail readOne(Path file, RandomAccessFile input, TrailKey key)
      throws IOException {
    long size = input.length();
    byte[] last = new byte[(int) Math.min(size, 2L * LINE_BYTES_MAX)];
    input.seek(size - last.length);
    input.readFully(last);
    String text = new String(last, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf('\n') + 1;
    if (end == 0) {
      return new TrailTail(ChainEnd.BEGIN, 0, size);
    }
    int begin = text.lastIndexOf('\n', end - 2) + 1;
    ChainEnd whole =
        ChainLine.read(text.substring(begin, end - 1))
            .filter(line -> line.isUnchanged(key))
            .map(ChainLine::end)
            .orElseThrow(
                () ->
                    new IOException(
                        "the last line of "
                            + file.getFileName()
                            + " was changed or written under another AUDIT_KEY; keep the file"
                            + " elsewhere, and a new trail begins"));
    return new TrailTail(whole, size - (last.length - end), last.length - end);
  }
}
