package dev.haystack.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlantedFaultsTest {

  private static final Path DOCUMENT = Path.of("../../docs/security.md");

  @Test
  void eachFaultCanStillBePlanted() throws IOException {
    for (Fault fault : PlantedFaults.all()) {
      for (Fault.Change change : fault.changes()) {
        assertEquals(
            2,
            (fault.source() + " ").split(Pattern.quote(change.original()), -1).length,
            fault::toString);
      }
      assertNotEquals(fault.source(), fault.planted());
    }
  }

  @Test
  void thereAreManyAndTheDocumentListsThem() throws IOException {
    List<String> rows = PlantedFaults.all().stream().map(Fault::row).toList();
    List<String> listed =
        Files.readString(DOCUMENT)
            .lines()
            .dropWhile(line -> !line.equals("## Planted faults"))
            .filter(line -> line.endsWith("Test` |"))
            .toList();

    assertTrue(rows.size() >= 60);
    assertEquals(String.join("\n", rows), String.join("\n", listed));
  }
}
