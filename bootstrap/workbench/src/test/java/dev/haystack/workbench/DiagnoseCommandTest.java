package dev.haystack.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiagnoseCommandTest {

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final HttpServer server;

  @TempDir private Path folder;
  private Path bundle = Path.of("");

  DiagnoseCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = ("{\"path\":\"" + exchange.getRequestURI() + "\"}").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @BeforeEach
  void choosePlace() {
    bundle = folder.resolve("bundle.zip");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatTheProcessWritesAndWhatItsAddressAnswersIsOneBundle() throws Exception {
    Path made = folder.resolve("made.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(made))) {
      zip.putNextEntry(new ZipEntry("threads.txt"));
      zip.write("stacks".getBytes(UTF_8));
    }
    Process service =
        new ProcessBuilder(
                "sh",
                "-c",
                "trap 'cp "
                    + made
                    + " \"$0/part-$$\"; mv \"$0/part-$$\" \"$0/haystack-diagnosis-$$.zip\"'"
                    + " USR1; echo ready; while :; do sleep 0.1; done",
                System.getProperty("java.io.tmpdir"))
            .start();
    try {
      assertEquals("ready", service.inputReader(UTF_8).readLine());

      assertEquals(0, diagnose("--pid=" + service.pid()), errors::toString);

      Map<String, String> parts = unpacked();
      assertEquals("stacks", parts.get("inside/threads.txt"));
      assertEquals("{\"path\":\"/health/ready\"}", parts.get("outside/health-ready.json"));
      assertEquals(5, parts.size());
      assertEquals(bundle + "\n", output.toString());
    } finally {
      service.destroyForcibly();
    }
  }

  @Test
  void aProcessThatDoesNotListenIsLeftAlone() throws IOException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      assertEquals(1, diagnose("--pid=" + other.pid()));

      assertTrue(other.isAlive());
      assertTrue(errors.toString().contains("does not listen to SIGUSR1"), errors::toString);
      assertEquals(4, unpacked().size());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(bundle, "mine");

    assertEquals(2, diagnose());

    assertTrue(errors.toString().contains("is there already"), errors::toString);
    assertEquals("mine", Files.readString(bundle));
  }

  private int diagnose(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "--url=http://127.0.0.1:" + server.getAddress().getPort();
    all[1] = "--out=" + bundle;
    System.arraycopy(more, 0, all, 2, more.length);
    return new CommandLine(new DiagnoseCommand())
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(all);
  }

  private Map<String, String> unpacked() throws IOException {
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(Files.newInputStream(bundle))) {
      for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return parts;
  }
}
