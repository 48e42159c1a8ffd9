package dev.haystack.load;

import java.util.Optional;
import java.util.OptionalDouble;

/** What one phase showed. */
record PhaseResult(
    LoadPlan plan,
    double seconds,
    int idleConnections,
    Tally tally,
    Optional<ServerSamples> server) {

  long count(Count count) {
    return tally.count(count);
  }

  double chunksPerSecond() {
    return count(Count.CHUNKS) / seconds;
  }

  /** Chunks for each second of the service's processor; nothing if that is unknown. */
  OptionalDouble chunksPerCpuSecond() {
    return server.stream()
        .mapToDouble(ServerSamples::cpuSeconds)
        .filter(cpuSeconds -> cpuSeconds > 0)
        .map(cpuSeconds -> count(Count.CHUNKS) / cpuSeconds)
        .findFirst();
  }
}
