package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds and prepares, and what it leaves behind. */
@Tag("OP-2")
class LauncherBuildTest {

  @TempDir private Path folder = Path.of("");

  private PretendedCheckout checkout = new PretendedCheckout(folder);

  @BeforeEach
  void checkOut() throws IOException {
    checkout = PretendedCheckout.in(folder);
  }

  @Test
  void itBuildsOnceAndStartsFasterFromThenOn() throws Exception {
    assertTrue(checkout.run().contains("building"));
    String said = checkout.run();

    assertEquals(1, checkout.builds());
    assertEquals(1, checkout.caches().size());
    assertTrue(said.contains("-XX:AOTCache=" + checkout.target().resolve(cache())), said);
    assertFalse(said.contains("haystack: "), said);
  }

  @Test
  void theSourcesContentDecidesAndNotTheirTime() throws Exception {
    var _ = checkout.run();

    Files.setLastModifiedTime(checkout.source("one"), FileTime.from(Instant.now().plusSeconds(60)));
    var _ = checkout.run();
    assertEquals(1, checkout.builds());

    Files.setLastModifiedTime(checkout.source("two"), FileTime.from(Instant.EPOCH));
    var _ = checkout.run();
    assertEquals(2, checkout.builds());
    assertEquals(1, checkout.caches().size());
  }

  @Test
  void whatMavenAloneHasBuiltIsTakenAsItIs() throws Exception {
    var maven = new ProcessBuilder(folder.resolve("bin/mvn").toString());
    assertEquals(0, maven.directory(folder.resolve("tree").toFile()).start().waitFor());

    var _ = checkout.run();

    assertEquals(1, checkout.builds());
  }

  @Test
  void aCopyOfABuiltTreeIsBuilt() throws Exception {
    var _ = checkout.run();
    Path copy = folder.resolve("copy");
    String from = folder.resolve("tree").toString();
    assertEquals(0, new ProcessBuilder("cp", "-r", from, copy.toString()).start().waitFor());

    String said = checkout.run(copy.resolve("bootstrap/haystack"), Map.of());

    assertEquals(1, checkout.builds());
    assertTrue(said.contains("-XX:AOTCache=" + copy), said);
  }

  @Test
  void aCacheIsTheSameInEveryTimeZone() throws Exception {
    var _ = checkout.run();
    List<String> caches = checkout.caches();

    String said = checkout.run(checkout.launcher(), Map.of("TZ", "Asia/Tokyo"));

    assertEquals(caches, checkout.caches());
    assertTrue(said.contains("-XX:AOTCache="), said);
  }

  @Test
  void aLinkToALinkLeadsToTheSameProgram() throws Exception {
    Path links = Files.createDirectories(folder.resolve("other place"));
    Files.createSymbolicLink(links.resolve("first"), checkout.launcher());
    Path second = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));

    String said = checkout.run(second, Map.of());

    assertTrue(said.contains("-jar " + checkout.target().resolve("haystack.jar")), said);
    assertEquals(Set.of("bin", "jdk", "other place", "tree"), names(folder));
  }

  @Test
  void ofTwoAtOnceOneBuildsAndTheOtherWaits() throws Exception {
    var slow = Map.of("MAVEN_SECONDS", "1");
    Process first = checkout.start(checkout.launcher(), slow);
    Process second = checkout.start(checkout.launcher(), slow);
    String both = said(first) + said(second);

    assertEquals(1, checkout.builds());
    assertTrue(both.contains("builds it; waiting"), both);
    assertFalse(names(checkout.target()).contains("building"), both);
  }

  @Test
  void aBuildThatWasKilledHoldsUpNobody() throws Exception {
    Files.createDirectories(checkout.target());
    Files.createSymbolicLink(checkout.target().resolve("building"), deadProcess());

    String said = checkout.run();

    assertFalse(said.contains("waiting"), said);
    assertEquals(1, checkout.builds());
  }

  @Test
  void whatAKilledPreparationLeftIsCleanedUp() throws Exception {
    Files.createDirectories(checkout.target());
    Path dead = deadProcess();
    Files.createSymbolicLink(checkout.target().resolve("preparing"), dead);
    checkout.write("tree/bootstrap/service/target/preparing-" + dead + ".aot", "70 MB");
    checkout.write("tree/bootstrap/service/target/preparing-" + dead + ".aot.config", "70 MB");

    var _ = checkout.run();

    assertEquals(1, checkout.caches().size());
    assertTrue(names(checkout.target()).stream().noneMatch(name -> name.startsWith("preparing")));
  }

  @Test
  void whereItCannotWriteItSaysWhy() throws Exception {
    var _ = checkout.run();

    String said = checkout.run(checkout.launcher(), Map.of("HAYSTACK_CACHE", "/dev/null/caches"));

    assertTrue(said.contains("/dev/null/caches cannot be written (Not a directory)"), said);
    assertTrue(said.contains("\njava "), said);
  }

  @Test
  void cachesLieWhereTheyAreWanted() throws Exception {
    Path caches = folder.resolve("caches of mine");

    var _ = checkout.run(checkout.launcher(), Map.of("HAYSTACK_CACHE", caches.toString()));

    assertEquals(List.of(), checkout.caches());
    assertEquals(1, names(caches).stream().filter(name -> name.endsWith(".aot")).count());
  }

  @Test
  void aJavaThatWasGivenAndIsNotTakenIsSaid() throws Exception {
    checkout.write("old/bin/java", "");
    checkout.write("old/release", "JAVA_VERSION=\"17.0.1\"\n");
    Path old = folder.resolve("old");
    assertTrue(old.resolve("bin/java").toFile().setExecutable(true));
    String right = folder.resolve("jdk").toString();

    String said =
        checkout.run(
            checkout.launcher(), Map.of("JAVA25_HOME", old.toString(), "JAVA_HOME", right));

    assertTrue(
        said.contains("JAVA25_HOME=" + old + " is not used: it is Java 17.0.1. Taking " + right),
        said);
  }

  private String cache() throws IOException {
    return checkout.caches().getFirst();
  }

  /** A link's target as the launcher writes it: the number of a process, which has ended. */
  private static Path deadProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    assertEquals(0, process.waitFor());
    return Path.of(Long.toString(process.pid()));
  }

  private static String said(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }
  }
}
