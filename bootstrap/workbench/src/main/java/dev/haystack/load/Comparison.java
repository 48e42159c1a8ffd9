package dev.haystack.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same scenario without and with something, in turns: each run with it stands between two
 * without, so that a drift of the machine counts for neither.
 *
 * @param runs the first, the third and so on are without
 */
record Comparison(List<Report> runs) {

  Comparison {
    runs = List.copyOf(runs);
    if (runs.size() < 3 || runs.size() % 2 == 0) {
      throw new IllegalArgumentException(runs.size() + " runs do not stand by turns");
    }
  }

  /** How the runs with it do, as a share of those beside them. */
  List<Figure> figures() {
    var figures = new ArrayList<Figure>();
    for (int phase = 0; phase < phases(); phase++) {
      String name = runs.getFirst().phases().get(phase).plan().name();
      double[] perSecond = ratios(phase, result -> OptionalDouble.of(result.chunksPerSecond()));
      add(figures, "chunks a second, " + name, perSecond);
      add(figures, "chunks per CPU-second, " + name, perCpuSecond(phase));
    }
    return figures;
  }

  /** The least share of what a second of the processor carries; nothing if that is unknown. */
  OptionalDouble leastPerCpuSecond() {
    return IntStream.range(0, phases())
        .mapToObj(this::perCpuSecond)
        .filter(ratios -> ratios.length > 0)
        .mapToDouble(Comparison::median)
        .min();
  }

  private int phases() {
    return runs.stream().mapToInt(run -> run.phases().size()).min().orElse(0);
  }

  private double[] perCpuSecond(int phase) {
    return ratios(phase, PhaseResult::chunksPerCpuSecond);
  }

  private static void add(List<Figure> figures, String name, double[] ratios) {
    if (ratios.length == 0) {
      return;
    }
    String all = "with to without: " + name;
    figures.add(new Figure(all, median(ratios), ""));
    if (ratios.length > 1) {
      figures.add(new Figure(all + ", lowest", ratios[0], ""));
      figures.add(new Figure(all + ", highest", ratios[ratios.length - 1], ""));
    }
  }

  /** Of each run with it as far as they are known, the lowest first. */
  private double[] ratios(int phase, Function<PhaseResult, OptionalDouble> value) {
    return IntStream.range(0, runs.size() / 2)
        .mapToObj(round -> ratio(2 * round, phase, value))
        .flatMapToDouble(OptionalDouble::stream)
        .sorted()
        .toArray();
  }

  private OptionalDouble ratio(int first, int phase, Function<PhaseResult, OptionalDouble> value) {
    double[] known =
        runs.subList(first, first + 3).stream()
            .map(run -> value.apply(run.phases().get(phase)))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    if (known.length < 3) {
      return OptionalDouble.empty();
    }
    double without = (known[0] + known[2]) / 2;
    return without > 0 ? OptionalDouble.of(known[1] / without) : OptionalDouble.empty();
  }

  private static double median(double[] sorted) {
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElse(0);
  }
}
