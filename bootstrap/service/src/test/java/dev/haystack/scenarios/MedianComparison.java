package dev.haystack.scenarios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much longer one thing takes than another. They alternate, and medians are compared, so that
 * what else the machine does meets both; a difference that is there is there in each round.
 */
final class MedianComparison {

  private static final int ROUNDS_MAX = 4;
  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Runnable one;
  private final Runnable other;
  private final int pairs;
  private final List<Double> differences = new ArrayList<>();

  MedianComparison(Runnable one, Runnable other, int pairs) {
    this.one = one;
    this.other = other;
    this.pairs = pairs;
  }

  /** Whether there is a round in which their medians lie less than that apart. */
  boolean isWithin(double millis) {
    // the first ones are slower
    var _ = round(pairs / 2);
    for (int i = 0; i < ROUNDS_MAX; i++) {
      double difference = round(pairs);
      differences.add(difference);
      if (Math.abs(difference) < millis) {
        return true;
      }
    }
    return false;
  }

  private double round(int count) {
    var first = new long[count];
    var second = new long[count];
    for (int i = 0; i < count; i++) {
      // each of them goes first as often as the other
      if (i % 2 == 0) {
        first[i] = nanos(one);
        second[i] = nanos(other);
      } else {
        second[i] = nanos(other);
        first[i] = nanos(one);
      }
    }
    return (median(first) - median(second)) / NANOS_PER_MILLI;
  }

  private static long nanos(Runnable task) {
    long begin = System.nanoTime();
    task.run();
    return System.nanoTime() - begin;
  }

  private static double median(long[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2.0;
  }

  @Override
  public String toString() {
    return differences.stream()
        .map(d -> String.format(Locale.ROOT, "%.3f ms", d))
        .toList()
        .toString();
  }
}
