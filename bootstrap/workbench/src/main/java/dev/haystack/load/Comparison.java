package dev.haystack.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The same scenario with other variables and, before and after that, without them, so that a drift
 * of the machine counts for neither.
 */
record Comparison(Report before, Report changed, Report after) {

  /** How the run with the variables does, as a share of those without. */
  List<Figure> figures() {
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < changed.phases().size(); i++) {
      String phase = changed.phases().get(i).plan().name();
      figures.add(ratio("chunks a second, " + phase, i, PhaseResult::chunksPerSecond));
      figures.add(ratio("chunks per CPU-second, " + phase, i, PhaseResult::chunksPerCpuSecond));
    }
    return figures;
  }

  private Figure ratio(String name, int phase, ToDoubleFunction<PhaseResult> value) {
    double without = (of(before, phase, value) + of(after, phase, value)) / 2;
    return new Figure(
        "with to without: " + name, without == 0 ? 0 : of(changed, phase, value) / without, "");
  }

  private static double of(Report report, int phase, ToDoubleFunction<PhaseResult> value) {
    return value.applyAsDouble(report.phases().get(phase));
  }
}
