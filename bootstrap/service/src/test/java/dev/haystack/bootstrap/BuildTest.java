package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BuildTest {

  @Test
  @Tag("OP-1")
  void itIsTheVersionOfThePomAndSaysWhenThatWasMade() throws IOException {
    Build build = Build.packaged();

    assertEquals(pom("version"), build.version());
    assertEquals(pom("project.build.outputTimestamp"), build.time());
    assertTrue(build.commit().matches("([0-9a-f]{7,12})?"), build.commit());
  }

  @Test
  @Tag("OP-1")
  void itIsShownInOneLine() {
    assertEquals(
        "haystack 1.4.0 (3f2a91c, 2026-11-28) Java " + Build.java(),
        new Build("1.4.0", "3f2a91c", "2026-11-28T10:00:00Z").shown());
    assertEquals(
        "haystack 1.4.0 (2026-11-28) Java " + Build.java(),
        new Build("1.4.0", "", "2026-11-28T10:00:00Z").shown());
    assertTrue(Build.java().startsWith("25"), Build.java());
  }

  private static String pom(String element) throws IOException {
    var found =
        Pattern.compile("<" + Pattern.quote(element) + ">([^<]*)<")
            .matcher(Files.readString(Path.of("../../pom.xml")));
    assertTrue(found.find(), element);
    return found.group(1);
  }
}
