package dev.haystack.load;

import java.util.OptionalLong;

/** The service's process before a phase, at its end, and after the clients have left. */
record ServerSamples(ServerSample before, ServerSample end, ServerSample left) {

  /** The processor time that the phase took. */
  double cpuSeconds() {
    return end.usage().cpuSeconds() - before.usage().cpuSeconds();
  }

  /** How much the heap grew in the phase, with the clients still there; nothing if unknown. */
  OptionalLong heapGrowthBytes() {
    return growth(before.liveHeapBytes(), end.liveHeapBytes());
  }

  /** How many virtual threads more there are than before, without the clients. */
  OptionalLong virtualThreadsLeft() {
    return growth(before.virtualThreads(), left.virtualThreads());
  }

  private static OptionalLong growth(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }
}
