package dev.haystack.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;

/**
 * What Java itself saw of this process for a while. Of Java's events only those are recorded that
 * are listed here: others tell the environment, properties, messages of exceptions, objects.
 */
final class Recorded {

  private static final Duration SAMPLED_EVERY = Duration.ofMillis(20);
  private static final Duration LOOKED_EVERY = Duration.ofMillis(500);
  private static final List<String> SAMPLED =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final List<String> LOOKED_AT =
      List.of(
          "jdk.CPULoad",
          "jdk.ThreadCPULoad",
          "jdk.ThreadAllocationStatistics",
          "jdk.JavaThreadStatistics",
          "jdk.ClassLoadingStatistics",
          "jdk.CompilerStatistics",
          "jdk.ExceptionStatistics",
          "jdk.DirectBufferStatistics",
          "jdk.PhysicalMemory");
  private static final List<String> SEEN =
      List.of(
          "haystack.Turn",
          "haystack.Inference",
          "jdk.GarbageCollection",
          "jdk.GCHeapSummary",
          "jdk.GCPhasePause",
          "jdk.MetaspaceSummary",
          "jdk.ObjectAllocationSample",
          "jdk.JavaMonitorEnter",
          "jdk.ThreadPark",
          "jdk.VirtualThreadPinned",
          "jdk.VirtualThreadSubmitFailed",
          "jdk.ExecuteVMOperation",
          "jdk.Compilation",
          "jdk.Deoptimization");

  private Recorded() {}

  /** The names of all events that are recorded. */
  static Set<String> names() {
    return Stream.of(SAMPLED, LOOKED_AT, SEEN)
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Waits for so long, and gives what was recorded meanwhile. */
  static byte[] over(Duration time) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("haystack-");
    Path file = folder.resolve("recording.jfr");
    try (var recording = new Recording()) {
      SAMPLED.forEach(name -> recording.enable(name).withPeriod(SAMPLED_EVERY));
      LOOKED_AT.forEach(name -> recording.enable(name).withPeriod(LOOKED_EVERY));
      SEEN.forEach(recording::enable);
      recording.start();
      Thread.sleep(time);
      recording.stop();
      recording.dump(file);
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
