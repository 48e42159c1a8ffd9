package dev.haystack.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of libraries names what the build takes, in the version that it takes. */
@Tag("OP-20")
class DependencyDocumentTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`.+?`) \\| ([0-9.]+) \\| .+ \\| .+ \\|$");
  private static final Pattern ARTIFACT = Pattern.compile("`([^`]+)`");

  @TempDir private Path folder = Path.of("");

  @Test
  void theDocumentNamesExactlyWhatThePomsNameInTheirVersions() throws Exception {
    assertEquals(PomDependencies.of(ROOT).versions(), documented());
  }

  @Test
  void everyVersionIsOneReleasedVersion() throws Exception {
    assertEquals(List.of(), PomDependencies.of(ROOT).floating());
  }

  @Test
  void aRangeASnapshotOrAVersionThatNobodySaysIsNoticed() throws Exception {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><properties><a>[1,2)</a></properties><dependencies>
          <dependency><groupId>g</groupId><artifactId>a</artifactId><version>${a}</version></dependency>
          <dependency><groupId>g</groupId><artifactId>b</artifactId><version>1-SNAPSHOT</version></dependency>
          <dependency><groupId>g</groupId><artifactId>c</artifactId><version>${c}</version></dependency>
          <dependency><groupId>g</groupId><artifactId>d</artifactId><version>1.0</version></dependency>
        </dependencies></project>
        """);

    assertEquals(
        List.of("g:a [1,2)", "g:b 1-SNAPSHOT", "g:c ${c}"), PomDependencies.of(folder).floating());
    assertThrows(IOException.class, () -> PomDependencies.of(folder.resolve("nowhere")));
  }

  private static Set<String> documented() throws IOException {
    var found = new TreeSet<String>();
    var rows = ROW.matcher(Files.readString(ROOT.resolve("docs/dependencies.md")));
    while (rows.find()) {
      String version = rows.group(2);
      ARTIFACT
          .matcher(rows.group(1))
          .results()
          .forEach(artifact -> found.add(artifact.group(1) + " " + version));
    }
    return found;
  }
}
