package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.load.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void theFirstFaultIsToldWhereNoClassCanBeOpened() throws Exception {
    for (String format : List.of("text", "json")) {
      Path loaded = folder.resolve(format);
      List<String> options = List.of("-Xlog:class+load:file=" + loaded);
      assertEquals(0, Program.exitCode(options, LastFault.class, format));

      List<String> since =
          Files.readAllLines(loaded).stream()
              .dropWhile(line -> !line.contains(LastFault.Now.class.getName() + " "))
              .toList();
      assertFalse(since.isEmpty());
      // what Java makes itself needs no file
      List<String> opened =
          since.stream()
              .skip(1)
              .filter(line -> line.contains(" dev.haystack.") && !line.contains("$$"))
              .toList();
      assertEquals(List.of(), opened);
    }
  }
}
