package dev.haystack.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.trail.ChainEnd;
import dev.haystack.domain.trail.ChainLine;
import dev.haystack.domain.trail.TrailKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("SE-16")
class VerifyCommandTest {

  private static final String KEY = "A".repeat(43) + "=";

  private final StringWriter said = new StringWriter();
  @TempDir private Path folder;

  private int verify(Map<String, String> environment, Path... files) {
    var command = new CommandLine(new VerifyCommand(environment));
    command.setOut(new PrintWriter(said));
    command.setErr(new PrintWriter(said));
    return command.execute(Stream.of(files).map(Path::toString).toArray(String[]::new));
  }

  private int verify(Path... files) {
    return verify(Map.of("AUDIT_KEY", KEY), files);
  }

  private static List<String> lines(int count) {
    var all = new ArrayList<String>();
    var end = ChainEnd.BEGIN;
    for (int i = 0; i < count; i++) {
      ChainLine line = end.next("\"event\":\"e\"", TrailKey.parse(KEY).orElseThrow());
      all.add(line.text());
      end = line.end();
    }
    return all;
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  @Test
  void aTrailOverSeveralFilesIsWhole() throws IOException {
    List<String> all = lines(9);
    Path newest = file("audit.jsonl", all.subList(5, 9));
    Path oldest = file("audit.jsonl.000000000005", all.subList(0, 5));

    assertEquals(0, verify(newest, oldest));
    assertTrue(said.toString().startsWith("9 lines, seq 1 to 9, last mac "), said::toString);
    assertTrue(all.getLast().contains(said.toString().strip().substring(30)), said::toString);
    assertEquals(0, verify(newest));
  }

  @Test
  void whatIsWrongIsNamedByItsLine() throws IOException {
    var changed = new ArrayList<>(lines(4));
    changed.set(2, changed.get(2).replace("\"e\"", "\"f\""));
    assertBroken(changed, "line 3", "it was changed");
    var dropped = new ArrayList<>(lines(4));
    dropped.remove(1);
    assertBroken(dropped, "line 2", "lines before it are missing");
    var doubled = new ArrayList<>(lines(4));
    doubled.add(1, doubled.getFirst());
    assertBroken(doubled, "line 2", "it stands here once more");
    var swapped = new ArrayList<>(lines(4));
    swapped.add(1, swapped.remove(2));
    assertBroken(swapped, "line 2", "a line that belongs before it stands behind it");
    var scribbled = new ArrayList<>(lines(4));
    scribbled.set(3, "x".repeat(200_000));
    assertBroken(scribbled, "line 4", "it is no line of a trail");
  }

  private void assertBroken(List<String> lines, String place, String why) throws IOException {
    said.getBuffer().setLength(0);
    Path file = file("bad.jsonl", lines);
    assertEquals(1, verify(file));
    String words = said.toString();
    assertTrue(words.contains("BROKEN at " + place + " of " + file + ": " + why), words);
  }

  @Test
  void whatACrashCutIsToldAndNoFault() throws IOException {
    Path file = folder.resolve("cut.jsonl");
    List<String> all = lines(2);
    Files.writeString(file, all.getFirst() + "\n" + all.getLast().substring(0, 17));

    assertEquals(0, verify(file));
    assertTrue(said.toString().contains("Behind them 17 bytes"), said::toString);
  }

  @Test
  void aNewFilesFirstLineMayBeCutAsWell() throws IOException {
    List<String> all = lines(3);
    Path oldest = file("audit.jsonl.000000000002", all.subList(0, 2));
    Path newest = Files.writeString(folder.resolve("audit.jsonl"), all.getLast().substring(0, 17));

    assertEquals(0, verify(newest, oldest), said::toString);
    assertTrue(said.toString().startsWith("2 lines, seq 1 to 2, "), said::toString);
    assertTrue(said.toString().contains("Behind them 17 bytes"), said::toString);
  }

  @Test
  void halfALineBeforeAnotherFileIsAFault() throws IOException {
    List<String> all = lines(4);
    Path oldest =
        Files.writeString(
            folder.resolve("audit.jsonl.000000000002"),
            String.join("\n", all.subList(0, 2)) + "\n" + all.get(2).substring(0, 17));
    Path newest = file("audit.jsonl", all.subList(2, 4));

    assertEquals(1, verify(newest, oldest), said::toString);
    String words = said.toString();
    assertTrue(words.contains("BROKEN at line 3 of " + oldest + ": it is no line"), words);
  }

  @Test
  void withoutTheKeyNothingIsTold() throws IOException {
    Path file = file("audit.jsonl", lines(1));
    assertEquals(2, verify(Map.of(), file));
    assertEquals(2, verify(folder.resolve("none")));
    Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
    assertEquals(0, verify(Map.of("AUDIT_KEY_FILE", key.toString()), file));
    assertEquals(1, verify(Map.of("AUDIT_KEY", "B".repeat(43) + "="), file));
  }
}
