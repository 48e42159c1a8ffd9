package dev.haystack.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said to be shown by a test is shown by one that there is. */
class SecurityDocumentTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))`");

  @Test
  void everyTestThatTheDocumentNamesIsThere() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(ROOT)) {
      there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.substring(0, name.length() - ".java".length()))
              .collect(Collectors.toSet());
    }
    List<String> named =
        TEST.matcher(Files.readString(ROOT.resolve("docs/security.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .toList();
    assertTrue(named.size() > 50);
    assertEquals(List.of(), named.stream().filter(name -> !there.contains(name)).toList());
  }
}
