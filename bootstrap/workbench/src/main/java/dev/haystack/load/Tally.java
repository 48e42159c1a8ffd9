package dev.haystack.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/** Everything counted in one phase; any thread may add to it at any time. */
final class Tally {

  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(10);
  private static final int DIGITS = 3;
  private static final int CODES_MAX = 100;

  private final Map<Latency, AtomicHistogram> histograms = new EnumMap<>(Latency.class);
  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

  Tally() {
    for (Latency latency : Latency.values()) {
      histograms.put(latency, new AtomicHistogram(NANOS_MAX, DIGITS));
    }
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void record(Latency latency, long nanos) {
    histogram(latency).recordValue(Math.clamp(nanos, 0, NANOS_MAX));
  }

  void add(Count count, long number) {
    adder(count).add(number);
  }

  void error(String code) {
    String counted = errors.size() < CODES_MAX || errors.containsKey(code) ? code : "other";
    errors.computeIfAbsent(counted, any -> new LongAdder()).increment();
  }

  long count(Count count) {
    return adder(count).sum();
  }

  /** The recorded times as they are now. */
  Histogram times(Latency latency) {
    return histogram(latency).copy();
  }

  /** How often each error came, by its code. */
  Map<String, Long> errors() {
    var sums = new TreeMap<String, Long>();
    errors.forEach((code, adder) -> sums.put(code, adder.sum()));
    return sums;
  }

  private AtomicHistogram histogram(Latency latency) {
    return Objects.requireNonNull(histograms.get(latency));
  }

  private LongAdder adder(Count count) {
    return Objects.requireNonNull(counts.get(count));
  }
}
