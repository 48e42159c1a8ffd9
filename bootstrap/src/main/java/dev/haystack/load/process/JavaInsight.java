package dev.haystack.load.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a running Java process about its heap and its virtual threads. */
public final class JavaInsight {

  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private JavaInsight() {}

  /** The bytes of all objects that a full collection leaves; empty if the process cannot say. */
  public static OptionalLong liveHeapBytes(long pid) throws IOException {
    // what the first collection found, the second one frees
    drain(jcmd(pid, "GC.run"));
    Process process = jcmd(pid, "GC.class_histogram");
    var total = OptionalLong.empty();
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        var match = TOTAL.matcher(line);
        if (match.lookingAt()) {
          total = OptionalLong.of(Long.parseLong(match.group(1)));
        }
      }
    }
    return total;
  }

  /** How many virtual threads are alive; empty if the process cannot say. */
  public static OptionalLong virtualThreads(long pid) throws IOException {
    Path folder = Files.createTempDirectory("haystack-load-");
    Path dump = folder.resolve("threads.json");
    try {
      drain(jcmd(pid, "Thread.dump_to_file", "-format=json", dump.toString()));
      return Files.exists(dump) ? OptionalLong.of(virtualIn(dump)) : OptionalLong.empty();
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(folder);
    }
  }

  private static long virtualIn(Path dump) throws IOException {
    try (Stream<String> lines = Files.lines(dump)) {
      return lines.filter(line -> line.contains("\"virtual\": true")).count();
    }
  }

  private static void drain(Process process) throws IOException {
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static Process jcmd(long pid, String... command) throws IOException {
    String[] whole = new String[command.length + 2];
    whole[0] = JavaCommand.tool("jcmd");
    whole[1] = Long.toString(pid);
    System.arraycopy(command, 0, whole, 2, command.length);
    return new ProcessBuilder(whole).redirectErrorStream(true).start();
  }
}
