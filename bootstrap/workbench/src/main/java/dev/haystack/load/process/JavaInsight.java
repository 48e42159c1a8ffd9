package dev.haystack.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a running Java process about its heap and its virtual threads. */
public final class JavaInsight {

  private static final int ANSWER_SECONDS_MAX = 60;
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private JavaInsight() {}

  /** The bytes of all objects that a full collection leaves; empty if the process cannot say. */
  public static OptionalLong liveHeapBytes(long pid) throws IOException {
    Path answer = Files.createTempFile("haystack-load-", ".txt");
    try {
      // what the first collection found, the second one frees
      jcmd(pid, answer, "GC.run");
      jcmd(pid, answer, "GC.class_histogram");
      return total(answer);
    } finally {
      Files.delete(answer);
    }
  }

  /** How many virtual threads are alive; empty if the process cannot say. */
  public static OptionalLong virtualThreads(long pid) throws IOException {
    Path folder = Files.createTempDirectory("haystack-load-");
    Path answer = folder.resolve("answer.txt");
    Path dump = folder.resolve("threads.json");
    try {
      jcmd(pid, answer, "Thread.dump_to_file", "-format=json", dump.toString());
      return Files.exists(dump) ? OptionalLong.of(virtualIn(dump)) : OptionalLong.empty();
    } finally {
      Files.deleteIfExists(dump);
      Files.deleteIfExists(answer);
      Files.delete(folder);
    }
  }

  private static OptionalLong total(Path answer) throws IOException {
    try (Stream<String> lines = Files.lines(answer)) {
      return lines
          .map(TOTAL::matcher)
          .filter(match -> match.lookingAt())
          .mapToLong(match -> Long.parseLong(match.group(1)))
          .findFirst();
    }
  }

  private static long virtualIn(Path dump) throws IOException {
    try (Stream<String> lines = Files.lines(dump)) {
      return lines.filter(line -> line.contains("\"virtual\": true")).count();
    }
  }

  // into a file: a process that asks about itself stands still while it answers and reads no pipe
  private static void jcmd(long pid, Path answer, String... command) throws IOException {
    String[] whole = new String[command.length + 2];
    whole[0] = JavaCommand.tool("jcmd");
    whole[1] = Long.toString(pid);
    System.arraycopy(command, 0, whole, 2, command.length);
    Process process =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(answer.toFile()).start();
    try {
      if (!process.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
