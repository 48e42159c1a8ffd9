package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("OP-1")
class ShowSettingsTest {

  private static final Haystack HAYSTACK = Haystack.standard();
  private static final Pattern NAME = Pattern.compile("(?m)^(?:# )?([A-Z][A-Z0-9_]+):");

  @TempDir private Path directory = Path.of("");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void whatIsSetIsShownWithItsOriginAndSecretsAreNot() throws IOException {
    String file = file("LOG_LEVEL: debug\nALLOWED_ORIGINS: [https://a.example, https://b.example]");
    String lines =
        all(Map.of("HAYSTACK_CONFIG", file, "PORT", "9000", "OPENAI_API_KEY", "sk-canary"));

    assertTrue(lines.contains("\nPORT: 9000  # environment\n"), lines);
    assertTrue(lines.contains("\nLOG_LEVEL: debug  # file\n"), lines);
    assertTrue(
        lines.contains("ALLOWED_ORIGINS: \"https://a.example,https://b.example\"  # file"), lines);
    assertTrue(lines.contains("\nBACKLOG: 1024  # default\n"), lines);
    assertTrue(lines.contains("\n# OPENAI_API_KEY: set  # environment\n"), lines);
    assertTrue(lines.contains("\n# VIOLATION_TOKEN: not set  # default\n"), lines);
    assertTrue(lines.contains("\n# MEMORY_BYTES_MAX: 40 % of the largest heap  # default\n"));
    assertFalse(lines.contains("canary"), lines);
  }

  @Test
  void whatIsShownSetsTheSameAgain() throws IOException {
    String secret = write("key", "sk-canary");
    String first =
        all(
            Map.of(
                "PORT", "9000",
                "OPENAI_API_KEY_FILE", secret,
                "PUBLIC_ORIGIN", "https://chat.example.com",
                "JWT_LEEWAY_SECONDS", "0",
                "TURN_SECONDS", "0.50"));

    String second = all(Map.of("HAYSTACK_CONFIG", file(first)));

    assertEquals(withoutOrigins(first), withoutOrigins(second));
    assertFalse(second.contains("# environment"), second);
    assertEquals(second, all(Map.of("HAYSTACK_CONFIG", file(second))));
  }

  @Test
  void everySettingIsShownOnceItsPartIsChosen() {
    var shown = new TreeSet<String>();
    HAYSTACK.choices().forEach(choice -> shown.addAll(names(show(choice, "all"))));

    var known = new TreeSet<String>();
    SettingCatalogue.of(HAYSTACK).notes().forEach(note -> known.add(note.name()));
    assertEquals(known, shown);
  }

  @Test
  void aCheckOnlyJudges() {
    assertEquals("", show(Map.of(), "check"));
    assertEquals(0, show(Map.of()).check());
    assertEquals(2, show(Map.of("PORT", "many")).check());
    assertTrue(said(errors).contains("  PORT: \"many\" is not a whole number"), said(errors));
    assertEquals(2, show(Map.of("HAYSTACK_CONFIG", "/nowhere")).check());
    assertEquals(0, show(Map.of("PROT", "1")).check());
    assertTrue(said(errors).contains("Warning: PROT is no setting; is PORT meant?"), said(errors));
  }

  @Test
  void wrongSettingsAreShownAllTheSameWithTheCodeOfAWrongStart() {
    assertEquals(2, show(Map.of("PORT", "many")).all());
    assertTrue(said(output).contains("PORT: many  # environment"), said(output));
  }

  @Test
  void theFileOfTheArchiveHasEverySettingAndSetsNothing() throws IOException {
    String template = show(Map.of(), "template");

    assertEquals(template, Files.readString(Path.of("../etc/haystack.yaml")));
    assertEquals(Map.of(), GivenSettings.of(Map.of("HAYSTACK_CONFIG", file(template))).file());
  }

  @Test
  void theFileOfTheArchiveMaySetAllItHas() throws IOException {
    String set = show(Map.of(), "template").replaceAll("(?m)^#([A-Z])", "$1");

    var given = GivenSettings.of(Map.of("HAYSTACK_CONFIG", file(set)));

    assertEquals(0, show(Map.of("HAYSTACK_CONFIG", file(set))).check(), said(errors));
    assertEquals(SettingCatalogue.of(HAYSTACK).notes().size(), given.file().size());
  }

  private static Set<String> names(String lines) {
    return NAME.matcher(lines)
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String withoutOrigins(String lines) {
    return lines.replaceAll("  # [a-z]+", "");
  }

  private String all(Map<String, String> environment) {
    String lines = show(environment, "all");
    assertEquals("", said(errors));
    return lines;
  }

  private String show(Map<String, String> environment, String what) {
    output.reset();
    var shown = show(environment);
    var _ =
        switch (what) {
          case "all" -> shown.all();
          case "check" -> shown.check();
          default -> shown.template();
        };
    return said(output);
  }

  private ShowSettings show(Map<String, String> environment) {
    return new ShowSettings(HAYSTACK, environment, stream(output), stream(errors));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String file(String text) throws IOException {
    return write("haystack.yaml", text);
  }

  private String write(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    return file.toString();
  }
}
