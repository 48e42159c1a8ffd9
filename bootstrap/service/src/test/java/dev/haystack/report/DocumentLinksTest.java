package dev.haystack.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who follows a link of a document arrives, and who begins at the map finds every document. */
@Tag("OP-20")
class DocumentLinksTest {

  private static final Path ROOT = Path.of("../..");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

  @TempDir private Path folder = Path.of("");

  @Test
  void everyLinkOfEveryDocumentLeadsSomewhere() throws IOException {
    var links = new DocumentLinks();
    var broken = new ArrayList<String>();
    List<Path> documents = documents(ROOT);
    for (Path document : documents) {
      broken.addAll(links.broken(document));
    }
    assertTrue(documents.size() > 100, documents::toString);
    assertEquals(List.of(), broken);
  }

  @Test
  void aLinkThatLeadsNowhereIsNoticed() throws IOException {
    Files.writeString(folder.resolve("b.md"), "# What is here, `x`\n\n## Twice\n\n## Twice\n");
    Path document =
        Files.writeString(
            folder.resolve("a.md"),
            """
            [1](b.md), [2](b.md#what-is-here-x), [3](b.md#twice-1), [4](https://example.com/), `[5](no.md)`
            [6](c.md), [7](b.md#what-is), ![8](c.png), [9](#nothing)
            """);

    assertEquals(
        Stream.of("c.md", "b.md#what-is", "c.png", "#nothing")
            .map(link -> document + ": " + link)
            .toList(),
        new DocumentLinks().broken(document));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/index.md", "docs/decisions/README.md"})
  void theMapNamesEveryDocument(String path) throws IOException {
    Path map = ROOT.resolve(path);
    String text = Files.readString(map);
    try (Stream<Path> files = Files.list(map.resolveSibling("."))) {
      assertEquals(
          List.of(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !map.endsWith(name) && !text.contains("](" + name))
              .toList());
    }
  }

  /** Where a file system does not tell them apart, a checkout would lose one. */
  @Test
  void noTwoDocumentsDifferByCaseAlone() throws IOException {
    var byName =
        documents(ROOT).stream()
            .map(Path::toString)
            .collect(
                Collectors.groupingBy(
                    name -> name.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    byName.values().removeIf(names -> names.size() == 1);

    assertEquals(List.of(), List.copyOf(byName.values()));
  }

  private static List<Path> documents(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !NOT_OURS.contains(name)) {
          found.addAll(documents(entry));
        } else if (name.endsWith(".md")) {
          found.add(entry);
        }
      }
    }
    return found;
  }
}
