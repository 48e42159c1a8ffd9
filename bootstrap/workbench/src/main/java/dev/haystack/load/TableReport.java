package dev.haystack.load;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Prints a report for people. */
final class TableReport {

  private static final double MILLIS = 1e6;
  private static final double MEBI = 1 << 20;
  private static final String UNKNOWN = "unknown";

  private final PrintWriter target;

  TableReport(PrintWriter target) {
    this.target = target;
  }

  void print(Report report) {
    report.phases().forEach(this::print);
    target.printf("%n%s%n", report.scenario());
    if (report.readySeconds() > 0) {
      target.printf("  %-44s %14.2f s%n", "ready after", report.readySeconds());
    }
    report.figures().forEach(this::print);
    target.flush();
  }

  void print(Comparison comparison) {
    target.printf("%ncompared%n");
    comparison.figures().forEach(this::print);
    target.flush();
  }

  private void print(Figure figure) {
    target.printf("  %-44s %,14.3f %s%n", figure.name(), figure.value(), figure.unit());
  }

  private void print(PhaseResult result) {
    LoadPlan plan = result.plan();
    target.printf(
        "%n%s: %d users, %d connections, %.1f s%n",
        plan.name(), plan.users(), plan.connections(), result.seconds());
    target.printf(
        "  turns %,d done, %,d stopped, %,d failed · tool calls %,d%n",
        result.count(Count.TURNS_COMPLETED),
        result.count(Count.TURNS_STOPPED),
        result.count(Count.TURNS_FAILED),
        result.count(Count.TOOL_CALLS));
    target.printf(
        "  frames %,d · chunks %,d · %,.0f chunks/s%n",
        result.count(Count.FRAMES), result.count(Count.CHUNKS), result.chunksPerSecond());
    printTimes(result);
    result
        .tally()
        .errors()
        .forEach((code, count) -> target.printf("  error %s: %,d%n", code, count));
    result.server().ifPresent(server -> print(result, server));
  }

  private void printTimes(PhaseResult result) {
    target.printf(
        "  %-20s %10s %9s %9s %9s %9s %9s%n", "ms", "count", "p50", "p90", "p99", "p99.9", "max");
    for (Latency latency : Latency.values()) {
      Histogram times = result.tally().times(latency);
      if (times.getTotalCount() > 0) {
        target.printf(
            "  %-20s %,10d %9.3f %9.3f %9.3f %9.3f %9.3f%n",
            latency.title(),
            times.getTotalCount(),
            times.getValueAtPercentile(50) / MILLIS,
            times.getValueAtPercentile(90) / MILLIS,
            times.getValueAtPercentile(99) / MILLIS,
            times.getValueAtPercentile(99.9) / MILLIS,
            times.getMaxValue() / MILLIS);
      }
    }
  }

  private void print(PhaseResult result, ServerSamples server) {
    target.printf(
        "  service: %.2f CPU-s · %s chunks per CPU-s%n",
        server.cpuSeconds(), known(result.chunksPerCpuSecond(), "%,.0f"::formatted));
    print("before", server.before());
    print("at the end", server.end());
    print("clients gone", server.left());
  }

  private void print(String moment, ServerSample sample) {
    target.printf(
        "    %-12s heap %s · resident %7.1f MiB · %d threads · %s virtual · %d sockets%n",
        moment,
        known(sample.liveHeapBytes(), bytes -> "%7.1f MiB".formatted(bytes / MEBI)),
        sample.usage().residentBytes() / MEBI,
        sample.usage().threads(),
        known(sample.virtualThreads(), Long::toString),
        sample.usage().sockets());
  }

  private static String known(OptionalDouble value, DoubleFunction<String> text) {
    return value.isPresent() ? text.apply(value.getAsDouble()) : UNKNOWN;
  }

  private static String known(OptionalLong value, LongFunction<String> text) {
    return value.isPresent() ? text.apply(value.getAsLong()) : UNKNOWN;
  }
}
