package dev.haystack.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceRulesTest {

  private static final int LINES_MAX = 300;
  private static final Pattern LOGS =
      Pattern.compile("System\\.(getLogger|Logger)\\b|java\\.util\\.logging|printStackTrace");
  private static final Pattern NAMED = Pattern.compile("\\{@code\\s+(?:\\* )?([A-Z]\\w*)}");
  private static final Pattern UNEXPLAINED =
      Pattern.compile("(?m)^(?!\\s*//).*\\n\\s*@SuppressWarnings\\([^)]*\\)\\s*$");

  @Test
  void noFileIsLongerThanAReaderCanHold() {
    assertEquals(List.of(), offenders(source -> source.lines().count() > LINES_MAX));
  }

  @Test
  void everySuppressedWarningHasItsReasonAbove() {
    assertEquals(List.of(), offenders(source -> UNEXPLAINED.matcher(source).find()));
    assertTrue(UNEXPLAINED.matcher("  int a;\n  @SuppressWarnings(\"x\")\n").find());
    assertTrue(!UNEXPLAINED.matcher("  // why\n  @SuppressWarnings(\"x\")\n").find());
  }

  @Test
  void everyFileIsFormatted() {
    assertEquals(List.of(), offenders(source -> !formatted(source).equals(source)));
    assertTrue(!formatted("class A{}").equals("class A{}"));
  }

  @Test
  void theJournalIsToldConstantsAndListedDetails() {
    assertEquals(
        List.of(),
        offenders(
            source -> source.contains("port.journal") && !JournalCalls.offences(source).isEmpty()));
    assertEquals(
        1, JournalCalls.offences(told("JournalEvent.FAULT, Detail.reason(\"a\" + b)")).size());
    assertEquals(1, JournalCalls.offences(told("JournalEvent.FAULT, \"words\"")).size());
    assertEquals(1, JournalCalls.offences(told("event(), Detail.count(1)")).size());
    assertEquals(
        1, JournalCalls.offences(told("JournalEvent.FAULT, Detail.reason(e.getMessage())")).size());
    assertEquals(
        1,
        JournalCalls.offences(told("JournalEvent.FAULT, Detail.reason(\"%s\".formatted(a))"))
            .size());
    assertEquals(List.of(), JournalCalls.offences(told("JournalEvent.FAULT, Detail.reason(why)")));
  }

  private static String told(String arguments) {
    return "class A { void a() { JOURNAL.tell(" + arguments + "); } }";
  }

  @Test
  void nothingButTheJournalLogs() {
    assertEquals(
        List.of(
            "application/kit/src/main/java/dev/haystack/kit/SuiteLog.java",
            "application/ports/src/main/java/dev/haystack/port/journal/Journal.java",
            "application/ports/src/main/java/dev/haystack/port/journal/JournalEvent.java",
            "bootstrap/service/src/main/java/dev/haystack/bootstrap/JournalFormatter.java",
            "bootstrap/service/src/main/java/dev/haystack/bootstrap/LogSettings.java",
            "bootstrap/service/src/main/java/dev/haystack/bootstrap/Logging.java",
            "bootstrap/service/src/main/java/dev/haystack/bootstrap/RecentLines.java"),
        offenders(source -> LOGS.matcher(source).find()).stream()
            .filter(file -> file.contains("/src/main/"))
            .filter(file -> !file.startsWith("bootstrap/workbench/"))
            .toList());
  }

  /** A room's map that names what is no longer there leads nowhere. */
  @Test
  void whatTheMapOfARoomNamesIsThere() {
    Set<String> there =
        offenders(_ -> true).stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - 5))
            .collect(Collectors.toSet());

    assertEquals(
        List.of(),
        offenders(
            source ->
                source.lines().anyMatch("import org.jspecify.annotations.NullMarked;"::equals)
                    && namesOtherThan(there, source)));
    assertTrue(namesOtherThan(there, "{@code NotThere}"));
  }

  private static boolean namesOtherThan(Set<String> there, String source) {
    return NAMED.matcher(source).results().anyMatch(name -> !there.contains(name.group(1)));
  }

  private static String formatted(String source) {
    try {
      return new Formatter().formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> offenders(Predicate<String> offends) {
    Path root = Path.of("../..").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .toList()
          .parallelStream()
          .filter(path -> offends.test(read(path)))
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
