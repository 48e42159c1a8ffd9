package dev.haystack.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.testkit.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of the document's first hour, pasted one after the other into one bash. */
@Tag("OP-2")
class FirstHourTest {

  private static final Path DOCUMENT = Path.of("../../docs/operations.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
  private static final Pattern TEXT = Pattern.compile("\"delta\":\\{\"content\":\"([^\"]*)\"}");
  private static final String MARK = "=== block";
  private static final Pattern MARKS = Pattern.compile(MARK + "\n");
  private static final int SECONDS_MAX = 120;

  @TempDir private Path folder = Path.of("");

  @Test
  void theHourLeadsFromTheArchiveToAnAnswerBehindTheProxy() throws Exception {
    for (String program : List.of("nginx", "openssl", "redis-server", "curl")) {
      assertEquals(
          0,
          Programs.code(List.of("sh", "-c", "command -v " + program)),
          program + " is needed (Debian's packages nginx-light, openssl, redis-server, curl)");
    }
    List<String> blocks = blocks();
    assertEquals(11, blocks.size());

    List<String> said = run(blocks);

    assertTrue(said.get(0).contains("haystack " + Release.version()), said.get(0));
    assertTrue(said.get(2).contains("Good for 60 minutes"), said.get(2));
    assertEquals("", said.get(3));
    assertEquals("up\n{\"status\":\"up\"}\n", said.get(6));
    String streamed =
        TEXT.matcher(said.get(7)).results().map(one -> one.group(1)).collect(Collectors.joining());
    assertTrue(streamed.contains("John Smith"), said.get(7));
    assertTrue(said.get(7).endsWith("data: [DONE]\n\n"), said.get(7));
    assertTrue(said.get(8).contains("John Smith") && said.get(8).contains("[stop"), said.get(8));
    assertTrue(said.get(9).contains(", last mac "), said.get(9));
    assertTrue(said.get(9).matches("(?s).* 1 sessions\n.* 2 messages\n.*"), said.get(9));
    assertTrue(said.get(9).endsWith("All of it can be read.\n"), said.get(9));
    assertTrue(said.get(10).contains("\"event\":\"stopped\""), said.get(10));
  }

  private static List<String> blocks() throws IOException {
    String text = Files.readString(DOCUMENT);
    assertTrue(text.startsWith("# Operations\n\n## The hour\n"));
    String hour = text.substring(0, text.indexOf("\n## Install\n"));
    return BLOCK.matcher(hour).results().map(block -> block.group(1)).toList();
  }

  /** What each block has said; nothing that they have started is there afterwards. */
  private List<String> run(List<String> blocks) throws Exception {
    String archive = Release.archive(".tar.gz").toString();
    var script = new StringBuilder();
    for (String block : blocks) {
      script.append("echo '").append(MARK).append("'\n").append(block);
    }
    Path blocksFile = Files.writeString(folder.resolve("blocks"), script);
    Path output = Files.createFile(folder.resolve("output"));
    Path home = Files.createDirectory(folder.resolve("hour"));
    var _ = Programs.said(List.of("cp", archive, folder.toString()));
    Release.giveToNobody(folder);
    var bash =
        new ProcessBuilder(
                Release.asNobody(List.of("bash", "-eu", "-o", "pipefail", blocksFile.toString())))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    setUp(bash, home);
    Process process = bash.start();
    boolean isOver = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    if (!isOver || process.exitValue() != 0) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      for (String name : List.of("service", "nginx", "redis")) {
        end(home.resolve(name + ".pid"));
      }
    }
    assertTrue(isOver && process.exitValue() == 0, () -> told(output, home));
    return MARKS.splitAsStream(Programs.text(output)).skip(1).toList();
  }

  private static void setUp(ProcessBuilder bash, Path home) throws IOException {
    var environment = bash.environment();
    environment.keySet().removeIf(name -> name.startsWith("HAYSTACK_"));
    environment.put("HOUR", home.toString());
    for (String port : List.of("HTTPS_PORT", "PORT", "ADMIN_PORT", "REDIS_PORT")) {
      environment.put(port, Integer.toString(Programs.freePort()));
    }
    String java = System.getProperty("java.home");
    environment.put("JAVA25_HOME", java);
    // nine short programs need no better code
    environment.put("HAYSTACK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    environment.put("PATH", java + "/bin:" + environment.get("PATH") + ":/usr/sbin:/sbin");
  }

  private static String told(Path output, Path home) {
    return Programs.text(output)
        + List.of("service.log", "nginx.log", "redis.log").stream()
            .map(home::resolve)
            .filter(Files::exists)
            .map(file -> "\n--- " + file + "\n" + Programs.text(file))
            .collect(Collectors.joining());
  }

  /** Ends one that a block has left. */
  private static void end(Path pid) throws IOException {
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(
              process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              });
    }
  }
}
