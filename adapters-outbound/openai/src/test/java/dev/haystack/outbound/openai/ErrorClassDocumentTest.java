package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FP-9")
class ErrorClassDocumentTest {

  private static final String SECTION = "## Error classes";

  @Test
  void theDocumentHasTheRowsOfTheTableInTheirOrder() throws IOException {
    List<String> written =
        Files.readAllLines(Path.of("../../docs/model-servers.md")).stream()
            .dropWhile(line -> !line.equals(SECTION))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .toList();

    assertEquals(
        String.join("\n", ErrorClass.TABLE.stream().map(ErrorClassDocumentTest::row).toList()),
        String.join("\n", written));
  }

  private static String row(ErrorClass row) {
    return "| %s | %s | `%s` | `%s` | %s |"
        .formatted(
            switch (row.by()) {
              case NAME -> "code or type";
              case WORDS -> "words";
              case NUMBER -> "number";
              case KIND -> "kind";
            },
            row.marks().stream().map(mark -> "`" + mark + "`").collect(Collectors.joining(", ")),
            row.reason().name().toLowerCase(Locale.ROOT),
            row.reason().code().wireName(),
            row.isPassing() ? "yes" : "no");
  }
}
