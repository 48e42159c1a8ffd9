package dev.haystack.load;

/** The service's process before a phase, at its end, and after the clients have left. */
record ServerSamples(ServerSample before, ServerSample end, ServerSample left) {

  /** The processor time that the phase took. */
  double cpuSeconds() {
    return end.usage().cpuSeconds() - before.usage().cpuSeconds();
  }

  /** How much the heap grew in the phase, with the clients still there. */
  long heapGrowthBytes() {
    return end.liveHeapBytes().orElse(0) - before.liveHeapBytes().orElse(0);
  }
}
