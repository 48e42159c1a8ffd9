package dev.haystack.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("OP-2")
class ReleaseTest {

  private static final Map<String, String> DEMO =
      Map.of("CHAT_MODEL", "demo", "TOOL_BACKEND", "demo", "HOST", "127.0.0.1");

  private final Release release = Release.unpacked();

  @TempDir private Path folder = Path.of("");

  @Test
  void itStartsAnswersAndStops() throws Exception {
    int port = Programs.freePort();
    var settings = new HashMap<>(DEMO);
    settings.put("PORT", Integer.toString(port));
    settings.put("LOG_FORMAT", "text");
    settings.put("DRAIN_SECONDS", "0");
    Path output = Files.createFile(folder.resolve("output"));
    Process service = release.start(settings, output, "serve");
    try {
      Eventually.holds(() -> Programs.text(output).contains("ready on"));

      assertTrue(
          Programs.text(output).contains("haystack " + Release.version() + " ("),
          Programs.text(output));
      assertTrue(info(port).contains("\"version\":\"" + Release.version() + "\""));
      assertEquals("up\n", run(settings, 0, "health", "--wait", "5"));
      String url = "ws://127.0.0.1:" + port;
      String answer = run(settings, 0, "chat", "--url", url, "Find all clients named John");
      assertTrue(answer.contains("John"), answer);

      service.destroy();

      assertTrue(service.waitFor(30, TimeUnit.SECONDS), Programs.text(output));
      assertEquals(0, service.exitValue(), Programs.text(output));
      assertFalse(Programs.text(output).contains("building"), Programs.text(output));
      String shown = release.link() + " chat --url " + url + " \"Find all";
      assertTrue(Programs.text(output).contains(shown), Programs.text(output));
    } finally {
      service.destroyForcibly();
    }
  }

  @Test
  @Tag("OP-1")
  void itsVersionIsThatOfThePom() throws Exception {
    String said = run(Map.of(), 0, "--version");

    assertTrue(
        said.matches(
            "haystack "
                + Pattern.quote(Release.version())
                + " \\(([0-9a-f]{7,}, )?[0-9-]{10}\\) Java 25[.0-9]*\n"),
        said);
  }

  @Test
  void itNamesItselfAsItWasCalled() throws Exception {
    String said = run(Map.of(), 2, "chat", "--url", "ws://127.0.0.1:1", "hello");

    assertTrue(said.endsWith("Start the service with: " + release.link() + " serve\n"), said);
  }

  @Test
  void wrongSettingsEndItWithTheCodeThatNobodyRestarts() throws Exception {
    assertTrue(run(Map.of("PORT", "many"), 2, "serve").contains("PORT: \"many\""));
    assertTrue(run(Map.of("PORT", "many"), 2, "config", "--check").contains("PORT: \"many\""));
    assertEquals("", run(DEMO, 0, "config", "--check"));
  }

  @Test
  void itHasWhatAnOperatorNeeds() throws IOException {
    List<String> contents = release.contents();
    String home = "haystack-" + Release.version();

    for (String path :
        List.of(
            "bin/haystack",
            "lib/service/haystack.jar",
            "lib/workbench/haystack-workbench.jar",
            "etc/haystack.yaml",
            "etc/haystack.service",
            "etc/java.options",
            "docs/operations.md",
            "docs/openapi.yaml",
            "share/completion/haystack.bash",
            "share/completion/_haystack",
            "NOTICE",
            "sbom.json")) {
      assertTrue(contents.contains(home + "/" + path), path);
    }
    assertTrue(
        contents.stream().noneMatch(path -> path.contains("-tests.jar")), contents::toString);
  }

  @Test
  @Tag("OP-3")
  void theBillOfMaterialsNamesEveryLibraryAndNothingElse() throws IOException {
    assertEquals(libraries("lib/service/lib"), billed("sbom.json"));
    assertEquals(libraries("lib/workbench/lib"), billed("lib/workbench/sbom.json"));
  }

  private Set<String> libraries(String path) throws IOException {
    try (Stream<Path> files = Files.list(release.home().resolve(path))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Set<String> billed(String path) throws IOException {
    var bill = (JsonObject) Json.parse(Files.readString(release.home().resolve(path)));
    return bill.array("components")
        .orElseThrow()
        .objects()
        .map(
            one ->
                one.string("name").orElseThrow()
                    + "-"
                    + one.string("version").orElseThrow()
                    + ".jar")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void bothArchivesHoldTheSame() throws Exception {
    String tarred = Programs.said(List.of("tar", "-tzf", Release.archive(".tar.gz").toString()));
    try (var zip = new ZipFile(Release.archive(".zip").toFile())) {
      assertEquals(files(tarred.lines()), files(zip.stream().map(ZipEntry::getName)));
    }
  }

  /** One of the two also lists some folders, which matters to nobody. */
  private static Set<String> files(Stream<String> names) {
    return names.filter(name -> !name.endsWith("/")).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Tag("OP-3")
  void nothingInItTellsWhenOrByWhomItWasPacked() throws Exception {
    String archive = Release.archive(".tar.gz").toString();
    String listed =
        Programs.said(List.of("env", "TZ=UTC", "tar", "--numeric-owner", "-tvzf", archive));

    var times = new TreeSet<String>();
    listed
        .lines()
        .forEach(line -> times.add(line.replaceAll("^\\S+ (\\S+) +\\d+ (\\S+ \\S+) .*", "$1 $2")));
    assertEquals(1, times.size(), times::toString);
  }

  /** What a command says, which must end with that code. */
  private String run(Map<String, String> settings, int code, String... arguments) throws Exception {
    Path output = Files.createTempFile(folder, "said", "");
    Process process = release.start(settings, output, arguments);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> Programs.text(output));
    assertEquals(code, process.exitValue(), () -> Programs.text(output));
    return Programs.text(output);
  }

  private static String info(int port) throws IOException, InterruptedException {
    var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/info")).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(question, BodyHandlers.ofString()).body();
    }
  }
}
