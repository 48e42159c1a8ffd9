package dev.haystack.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** Runs the phases of a scenario one after the other, after a warm-up that counts for nothing. */
final class LoadRun {

  private final LoadStage stage;
  private final ProgressLine progress;
  private final String name = "load-" + HexFormat.of().toHexDigits(System.nanoTime());

  LoadRun(LoadStage stage, ProgressLine progress) {
    this.stage = stage;
    this.progress = progress;
  }

  Report run(Scenario scenario, List<LoadPlan> plans, Duration warmUp) {
    if (warmUp.isPositive()) {
      LoadTarget target = stage.target();
      var unsampled = new LoadTarget(target.url(), OptionalLong.empty(), target.token());
      // the most demanding phase comes last
      phase(unsampled).run(plans.getLast().warmingUp(warmUp), name + "-warm-up");
    }
    var results = new ArrayList<PhaseResult>();
    for (LoadPlan plan : plans) {
      if (!progress.wasInterrupted()) {
        progress.say("measuring " + plan.name());
        results.add(phase(stage.target()).run(plan, name + "-" + results.size()));
      }
    }
    return new Report(scenario, results, stage.readySeconds());
  }

  private Phase phase(LoadTarget target) {
    return new Phase(target, stage.stops(), progress);
  }
}
