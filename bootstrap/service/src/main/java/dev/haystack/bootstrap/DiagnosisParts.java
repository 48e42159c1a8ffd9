package dev.haystack.bootstrap;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.haystack.bootstrap.Diagnosis.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of what a process tells of itself. */
final class DiagnosisParts {

  private DiagnosisParts() {}

  /**
   * All of them.
   *
   * @param settings as they are in force, secrets left out
   */
  static List<Part> of(
      Supplier<Stream<String>> settings,
      Supplier<String> metrics,
      RecentLines log,
      Duration recording) {
    return List.of(
        Part.text("version.txt", DiagnosisParts::version),
        Part.text(
            "settings.yaml", () -> settings.get().collect(Collectors.joining("\n", "", "\n"))),
        Part.text("metrics-before.txt", metrics::get),
        new Part("threads.txt", DiagnosisParts::threads),
        new Part("recording.jfr", () -> Recorded.over(recording)),
        Part.text("metrics-after.txt", metrics::get),
        Part.text("log.txt", log::text));
  }

  private static String version() {
    RuntimeMXBean java = ManagementFactory.getRuntimeMXBean();
    return Stream.of(
            Build.packaged().shown(),
            "process " + java.getPid() + ", started " + Instant.ofEpochMilli(java.getStartTime()),
            "now " + Instant.now(),
            java.getVmName() + " " + java.getVmVersion() + ", " + java.getVmVendor(),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors() + " processors",
            options(java))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Only the machine's own: a property could be a secret. */
  private static String options(RuntimeMXBean java) {
    return java.getInputArguments().stream()
        .filter(option -> option.startsWith("-X"))
        .collect(Collectors.joining(" "));
  }

  /** All threads with their stacks, the virtual ones too; no value of a variable is in it. */
  private static byte[] threads() throws IOException {
    Path folder = Files.createTempDirectory("haystack-");
    Path file = folder.resolve("threads.txt");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
