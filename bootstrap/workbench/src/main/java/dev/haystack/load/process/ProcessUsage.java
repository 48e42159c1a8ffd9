package dev.haystack.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a process holds and has used so far, as the kernel counts it. */
public record ProcessUsage(double cpuSeconds, long residentBytes, int threads, int sockets) {

  // the kernel shows times to programs in hundredths on every machine this runs on
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  /** Reads the figures of a process on this machine. */
  public static ProcessUsage of(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(folder.resolve("stat"));
    // the name before the bracket may itself hold blanks
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return new ProcessUsage(
        ticks / TICKS_PER_SECOND,
        status(folder, "VmRSS:").orElse(0) * 1_024,
        (int) status(folder, "Threads:").orElse(0),
        sockets(folder.resolve("fd")));
  }

  private static OptionalLong status(Path folder, String name) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    }
  }

  private static int sockets(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return (int) entries.filter(ProcessUsage::isSocket).count();
    }
  }

  private static boolean isSocket(Path entry) {
    try {
      return Files.readSymbolicLink(entry).toString().startsWith("socket:");
    } catch (IOException e) {
      // closed since it was listed
      return false;
    }
  }
}
