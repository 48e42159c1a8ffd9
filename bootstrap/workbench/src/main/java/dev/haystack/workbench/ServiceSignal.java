package dev.haystack.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * Has a service's process write what it tells of itself, by SIGUSR1, into the folder for temporary
 * files as that process sees it. Nobody attaches to the process, and it opens no door for this.
 *
 * @param file where it writes
 */
record ServiceSignal(long pid, Path file) {

  /** SIGUSR1 is the tenth signal; a process that does not listen to it would end. */
  private static final long CAUGHT = 1L << 9;

  private static final Duration PAUSE = Duration.ofMillis(100);

  static ServiceSignal to(long pid) {
    String name = "haystack-diagnosis-" + pid + ".zip";
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    // a container's or a unit's folder is another one than ours
    Path theirs = Path.of("/proc/" + pid + "/root" + folder.toAbsolutePath());
    return new ServiceSignal(pid, (Files.isDirectory(theirs) ? theirs : folder).resolve(name));
  }

  /** The one process of this machine that is a service, if it is one. */
  static OptionalLong found() throws IOException {
    List<Long> services;
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      services = all.filter(ServiceSignal::serves).map(ProcessHandle::pid).toList();
    }
    if (services.size() > 1) {
      throw new IOException("there are several services; choose one by --pid: " + services);
    }
    return services.stream().mapToLong(pid -> pid).findFirst();
  }

  static IOException none() {
    return new IOException("no service runs on this machine as far as one can see; name it: --pid");
  }

  private static boolean serves(ProcessHandle process) {
    List<String> words = process.info().arguments().map(List::of).orElse(List.of());
    return words.stream().anyMatch(word -> word.endsWith("/haystack.jar"))
        && words.stream().noneMatch(word -> word.endsWith("/haystack-workbench.jar"));
  }

  /** Its parts, once they are written. */
  Map<String, byte[]> ask(int secondsMax) throws IOException, InterruptedException {
    if (!listens()) {
      throw new IOException("process " + pid + " does not listen to SIGUSR1");
    }
    Files.deleteIfExists(file);
    var kill = new ProcessBuilder("kill", "-USR1", Long.toString(pid)).redirectErrorStream(true);
    if (kill.start().waitFor() != 0) {
      throw new IOException("process " + pid + " cannot be sent a signal by this user");
    }
    long end = System.nanoTime() + Duration.ofSeconds(secondsMax).toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        throw new IOException("process " + pid + " did not write " + file);
      }
      Thread.sleep(PAUSE);
    }
    return taken();
  }

  private boolean listens() throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return ProcessHandle.of(pid).isPresent() && !Files.exists(Path.of("/proc/self/status"));
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigCgt:"))
          .map(line -> Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16))
          .anyMatch(caught -> (caught & CAUGHT) != 0);
    }
  }

  private Map<String, byte[]> taken() throws IOException {
    var parts = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), zip.readAllBytes());
      }
    }
    Files.delete(file);
    return parts;
  }
}
