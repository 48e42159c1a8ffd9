package dev.haystack.webclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both contracts, as the tools that others read them with judge them. */
@Tag("OP-20")
class ContractsTest {

  private static final Path DOCUMENTS = Path.of("../../docs").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void unlessTheyAreSwitchedOff() {
    assumeFalse(NodeTests.IS_OFF, "switched off by -Dnode=off");
  }

  @Test
  void redoclyAndTheParserOfAsyncApiFindNothingWrongWithThemAndSeeWhatIs() throws Exception {
    assertEquals("", said(document("openapi.yaml"), document("asyncapi.yaml")));

    String broken = Files.readString(document("openapi.yaml"));
    Path openapi = write("openapi.yaml", broken.replace("summary:", "sumary:"));
    String unknown = Files.readString(document("asyncapi.yaml"));
    Path asyncapi = write("asyncapi.yaml", unknown.replace("title:", "tilte:"));
    String found = said(openapi, asyncapi);
    assertTrue(found.contains("`sumary`"), found);
    assertTrue(found.contains("\"title\""), found);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Path document(String name) {
    return DOCUMENTS.resolve(name);
  }

  private String said(Path openapi, Path asyncapi) throws IOException, InterruptedException {
    NodeProject project =
        NodeProject.copyOf(Path.of("src/test/contracts"), folder.resolve("project"));
    Path log = folder.resolve("log");
    int code = project.run(Map.of(), log, "check.js", openapi.toString(), asyncapi.toString());
    assertEquals(0, code, () -> Programs.text(log));
    return Programs.text(log);
  }
}
