package dev.haystack.scenarios;

import java.util.List;
import java.util.function.Function;

/** What users saw of nodes that were replaced. */
record RollingFigures(List<StreamingUser> users) {

  /** How many answers came whole. */
  int turns() {
    return users.stream().mapToInt(StreamingUser::whole).sum();
  }

  /** Of the times without a server, from a close to being up to date, in milliseconds. */
  long gap(int percentile) {
    return percentile(StreamingUser::gapMillis, percentile);
  }

  void print() {
    System.out.printf(
        "rolling stop: %d streams, %d turns whole, %d moves, gap p50 %d ms, p99 %d ms; of it p50 %d"
            + " ms as told; longest silence of a turn p50 %d ms, p99 %d ms, max %d ms%n",
        users.size(),
        turns(),
        users.stream().mapToInt(user -> user.gapMillis().size()).sum(),
        gap(50),
        gap(99),
        percentile(StreamingUser::toldMillis, 50),
        percentile(StreamingUser::silenceMillis, 50),
        percentile(StreamingUser::silenceMillis, 99),
        percentile(StreamingUser::silenceMillis, 100));
  }

  private long percentile(Function<StreamingUser, List<Long>> of, int percentile) {
    List<Long> all = users.stream().map(of).flatMap(List::stream).sorted().toList();
    return all.get(Math.min(all.size() - 1, all.size() * percentile / 100));
  }
}
