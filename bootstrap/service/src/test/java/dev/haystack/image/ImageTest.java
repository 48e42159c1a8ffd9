package dev.haystack.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.chat.ChatCommand;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Made and run by the profile {@code image} alone, as that takes minutes. */
class ImageTest {

  private static final int SECONDS_MAX = 60;

  @TempDir private static Path folder = Path.of("");

  private static ImageTar image = new ImageTar(folder);
  private static Container container = new Container(folder, JsonObject.EMPTY);

  @BeforeAll
  static void unpack() throws IOException {
    Container.isPossible();
    image = ImageTar.unpackedInto(folder);
    container = Container.of(image);
  }

  @Test
  void allThatItNamesIsThereByItsDigest() throws IOException {
    assertEquals(image.named().string("digest").orElseThrow(), digest(image.named()));
    var configuration = image.manifest().object("config").orElseThrow();
    assertEquals(configuration.string("digest").orElseThrow(), digest(configuration));
    for (JsonObject layer : image.layers()) {
      assertEquals(layer.string("digest").orElseThrow(), digest(layer));
    }
    assertTrue(image.layers().size() >= 5, () -> "layers: " + container);
  }

  @Test
  void itRunsAsAUserOfItsOwnAndSaysWhatItIs() {
    JsonObject configuration = container.configuration();
    JsonObject labels = configuration.object("Labels").orElseThrow();

    assertEquals("10001:10001", configuration.string("User").orElseThrow());
    assertEquals(
        List.of("8001/tcp"),
        List.copyOf(configuration.object("ExposedPorts").orElseThrow().members().keySet()));
    assertTrue(container.strings("Env").anyMatch("HOST=0.0.0.0"::equals));
    assertEquals("Haystack", labels.string("org.opencontainers.image.title").orElseThrow());
    for (String label : List.of("version", "created", "revision", "description")) {
      assertTrue(labels.has("org.opencontainers.image." + label), label);
    }
  }

  @Test
  void withoutAnythingSetItSaysWhatToSetForAFirstTry() throws Exception {
    Path output = Files.createFile(folder.resolve("refused"));

    Process process = container.start(Map.of(), output);

    assertTrue(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS));
    assertEquals(2, process.exitValue(), () -> Programs.text(output));
    String said = Programs.text(output);
    assertTrue(said.contains("--network host --env HOST=127.0.0.1"), said);
  }

  @Test
  void onAFileSystemThatItCannotWriteItTalksAndStops() throws Exception {
    int port = Programs.freePort();
    Path output = Files.createFile(folder.resolve("output"));
    Process service =
        container.start(
            Map.of(
                "HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port),
                "LOG_FORMAT",
                "text",
                "DRAIN_SECONDS",
                "0"),
            output);
    try {
      Eventually.holds(() -> Programs.text(output).contains("ready on"));

      assertEquals("10001", owner(service), () -> Programs.text(output));
      assertTrue(ask(port, "Find all clients named John").contains("John"));

      service.destroy();

      assertTrue(service.waitFor(SECONDS_MAX, TimeUnit.SECONDS), () -> Programs.text(output));
      assertEquals(0, service.exitValue(), () -> Programs.text(output));
    } finally {
      service.destroyForcibly();
    }
  }

  /** In force is what Java has learned; otherwise nobody would notice that it fits no more. */
  @Test
  void whatJavaHasLearnedFits() throws Exception {
    Path output = Files.createFile(folder.resolve("version"));

    Process process =
        container.start(Map.of("_JAVA_OPTIONS", "-XX:AOTMode=on"), output, "--version");

    assertTrue(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), () -> Programs.text(output));
    assertTrue(Programs.text(output).contains("haystack "), () -> Programs.text(output));
  }

  private static String digest(JsonObject descriptor) throws IOException {
    return ImageTar.digest(image.blob(descriptor));
  }

  /** Its user as the machine counts them, or within its namespace, as it was made by somebody. */
  private static String owner(Process process) throws IOException {
    String said = Programs.said(List.of("ps", "-o", "uid=", "-p", Long.toString(process.pid())));
    return "root".equals(System.getProperty("user.name")) ? said.strip() : "10001";
  }

  private static String ask(int port, String message) {
    var output = new StringWriter();
    int code =
        new CommandLine(new ChatCommand())
            .setOut(new PrintWriter(output))
            .setErr(new PrintWriter(output))
            .execute("--url", "ws://127.0.0.1:" + port, message);
    assertEquals(0, code, output::toString);
    return output.toString();
  }
}
