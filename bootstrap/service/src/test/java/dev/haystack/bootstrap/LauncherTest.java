package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher gives Java is what Java does. */
class LauncherTest {

  private static final String OPTIONS = "@../etc/java.options";

  private static final Map<String, String> WANTED =
      Map.of(
          "ExitOnOutOfMemoryError", "true",
          "HeapDumpOnOutOfMemoryError", "false",
          "CreateCoredumpOnCrash", "false",
          "DisableAttachMechanism", "true",
          "ErrorFile", "/dev/null");

  private static final Map<String, String> OF_MEMORY =
      Map.of(
          "UseSerialGC", "true",
          "InitialHeapSize", "104857600",
          "MaxHeapSize", "629145600",
          "MaxMetaspaceSize", "134217728",
          "ReservedCodeCacheSize", "100663296",
          "MaxDirectMemorySize", "134217728",
          "UsePerfData", "false");

  @TempDir private Path folder = Path.of("");

  @Test
  @Tag("SE-11")
  void nothingOfWhatPeopleSaidLeavesTheProcessAndNobodyAttaches() throws Exception {
    String flags = output(OPTIONS, "-XX:+PrintFlagsFinal", "-version");

    WANTED.forEach((name, value) -> assertEquals(value, flag(flags, name), name));
  }

  @Test
  @Tag("OP-5")
  void sixTenthsOfTheMemoryAreTheHeapAndTheRestIsBounded() throws Exception {
    String flags = output(OPTIONS, "-XX:MaxRAM=1000m", "-XX:+PrintFlagsFinal", "-version");

    OF_MEMORY.forEach((name, value) -> assertEquals(value, flag(flags, name), name));

    String small = output(OPTIONS, "-XX:MaxRAM=256m", "-XX:+PrintFlagsFinal", "-version");
    assertEquals(104, Long.parseLong(flag(small, "MaxHeapSize")) >> 20);
  }

  @Test
  void theCacheOfFasterStartsIsMadeAndTakenUnderTheseOptions() throws Exception {
    Path jar = emptyProgram();
    String cache = folder.resolve("start.aot").toString();

    output(OPTIONS, "-XX:AOTCacheOutput=" + cache, "-cp", jar.toString(), "Nothing");

    // in this mode Java ends with an error where it cannot take the cache
    output(OPTIONS, "-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-cp", jar.toString(), "Nothing");
  }

  @Test
  void whatItWritesIsNobodyElses() throws IOException {
    assertTrue(launcher().contains("\numask 077\n"));
    assertTrue(
        launcher()
            .endsWith("exec \"$java\" \"@$flags\" $of_memory ${HAYSTACK_JAVA_OPTIONS:-} \"$@\"\n"));
  }

  private static String launcher() throws IOException {
    return Files.readString(Path.of("../haystack"));
  }

  private static String flag(String flags, String name) {
    var line = Pattern.compile(" " + name + " +:?= *(\\S*)").matcher(flags);
    assertTrue(line.find(), name);
    return line.group(1);
  }

  private Path emptyProgram() throws Exception {
    Path source = Files.writeString(folder.resolve("Nothing.java"), NOTHING);
    run(List.of(JavaCommand.tool("javac"), source.toString()));
    Path jar = folder.resolve("nothing.jar");
    run(
        List.of(
            JavaCommand.tool("jar"),
            "cf",
            jar.toString(),
            "-C",
            folder.toString(),
            "Nothing.class"));
    return jar;
  }

  private static final String NOTHING =
      "public class Nothing { public static void main(String[] all) {} }";

  private static String output(String options, String... more) throws Exception {
    var command = new ArrayList<>(List.of(JavaCommand.tool("java"), options));
    command.addAll(List.of(more));
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
