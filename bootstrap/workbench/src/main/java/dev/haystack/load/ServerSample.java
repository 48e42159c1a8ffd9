package dev.haystack.load;

import dev.haystack.load.process.JavaInsight;
import dev.haystack.load.process.ProcessUsage;
import java.io.IOException;
import java.util.OptionalLong;

/** What the service's process holds at one moment; the heap is what a full collection leaves. */
record ServerSample(ProcessUsage usage, OptionalLong liveHeapBytes, OptionalLong virtualThreads) {

  /** Looks at the processor time last, so that looking does not count. */
  static ServerSample beforePhase(long pid) throws IOException {
    var heap = JavaInsight.liveHeapBytes(pid);
    var threads = JavaInsight.virtualThreads(pid);
    return new ServerSample(ProcessUsage.of(pid), heap, threads);
  }

  /** Looks at the processor time first, so that looking does not count. */
  static ServerSample afterPhase(long pid) throws IOException {
    var usage = ProcessUsage.of(pid);
    var threads = JavaInsight.virtualThreads(pid);
    return new ServerSample(usage, JavaInsight.liveHeapBytes(pid), threads);
  }
}
