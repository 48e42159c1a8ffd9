package dev.haystack.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
      warmUp(plans, warmUp.dividedBy(plans.size()));
    }
    var results = new ArrayList<PhaseResult>();
    for (LoadPlan plan : plans) {
      if (!progress.wasInterrupted()) {
        progress.say("measuring " + plan.name());
        results.add(measured(scenario, plan, results.size()));
      }
    }
    return new Report(scenario, results, stage.readySeconds());
  }

  private PhaseResult measured(Scenario scenario, LoadPlan plan, int index) {
    Phase phase = phase(stage.target());
    String users = name + "-" + index;
    return scenario == Scenario.VIOLATIONS
        ? new ViolationPhase(stage.target(), stage.sink()).run(phase, plan, users, index > 0)
        : phase.run(plan, users);
  }

  private void warmUp(List<LoadPlan> plans, Duration each) {
    var phase = phase(stage.target().unwatched());
    for (int i = 0; i < plans.size() && !progress.wasInterrupted(); i++) {
      phase.run(plans.get(i).warmingUp(each), name + "-warm-up-" + i);
    }
  }

  private Phase phase(LoadTarget target) {
    return new Phase(target, stage.stops(), progress);
  }
}
