package dev.haystack.load;

import java.util.Optional;

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

  /** Chunks for each second of the service's processor; 0 if that is unknown. */
  double chunksPerCpuSecond() {
    double cpuSeconds = server.map(ServerSamples::cpuSeconds).orElse(0.0);
    return cpuSeconds > 0 ? count(Count.CHUNKS) / cpuSeconds : 0;
  }
}
