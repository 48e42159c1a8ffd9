package dev.haystack.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that puts the service under load and shows what it took. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts the service under load and shows times, errors, processor and memory.",
      "Without --url it starts the service, a scripted model and a scripted practice itself."
    })
public final class LoadCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int WARM_UP_SECONDS_MAX = 600;

  @Option(
      names = "--scenario",
      converter = ScenarioConverter.class,
      description = "${COMPLETION-CANDIDATES}; the other options change its values")
  private Scenario scenario = Scenario.CUSTOM;

  @Option(names = "--warm-up", description = "seconds of load before anything is measured")
  private int warmUpSeconds = 8;

  @Option(names = "--json", description = "a file that takes the report as JSON")
  private @Nullable Path json;

  @Mixin private final PlanOptions planOptions = new PlanOptions();

  @Mixin private final ServerOptions serverOptions;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Under the variables of this process. */
  public LoadCommand() {
    this(System.getenv());
  }

  LoadCommand(Map<String, String> variables) {
    this.serverOptions = new ServerOptions(variables);
  }

  @Override
  public Integer call() throws IOException {
    List<LoadPlan> plans = plans();
    PrintWriter output = spec.commandLine().getOut();
    var progress = new ProgressLine(spec.commandLine().getErr());
    try (var _ = Interruption.ofThisThread()) {
      var table = new TableReport(output);
      List<Report> reports = new ArrayList<>();
      for (int i = 0; i < serverOptions.runs() && !progress.wasInterrupted(); i++) {
        Report report = run(plans, progress, i % 2 == 1);
        table.print(report);
        reports.add(report);
      }
      boolean answered = reports.stream().allMatch(LoadCommand::answered);
      boolean whole = reports.size() == serverOptions.runs() && !progress.wasInterrupted();
      Optional<Comparison> comparison =
          whole && reports.size() > 1 ? Optional.of(new Comparison(reports)) : Optional.empty();
      comparison.ifPresent(table::print);
      write(reports.getFirst(), comparison);
      return answered && whole && comparison.stream().allMatch(this::isEnough) ? 0 : FAILED;
    } catch (InterruptedException e) {
      progress.interrupted();
      return FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return FAILED;
    }
  }

  private Report run(List<LoadPlan> plans, ProgressLine progress, boolean changed)
      throws IOException, InterruptedException {
    progress.say("starting");
    try (var stage = LoadStage.set(scenario, serverOptions, changed)) {
      var run = new LoadRun(stage, progress);
      return run.run(scenario, plans, Duration.ofSeconds(warmUpSeconds));
    }
  }

  private List<LoadPlan> plans() {
    serverOptions.fault().ifPresent(this::refuse);
    if (scenario == Scenario.VIOLATIONS && serverOptions.url().isPresent()) {
      refuse("violations needs a service that is started here: without --url");
    }
    if (warmUpSeconds < 0 || warmUpSeconds > WARM_UP_SECONDS_MAX) {
      refuse("--warm-up must be 0 to " + WARM_UP_SECONDS_MAX);
    }
    try {
      return scenario.phases().stream().map(planOptions::over).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void refuse(String fault) {
    throw new ParameterException(spec.commandLine(), fault);
  }

  private void write(Report report, Optional<Comparison> comparison) throws IOException {
    if (json != null) {
      Files.writeString(json, JsonReport.of(report, comparison).text() + "\n");
    }
  }

  private boolean isEnough(Comparison comparison) {
    if (comparison.leastPerCpuSecond().orElse(0) >= serverOptions.ratioMin()) {
      return true;
    }
    spec.commandLine().getErr().println("too dear: less than " + serverOptions.ratioMin());
    return false;
  }

  private static boolean answered(Report report) {
    return report.phases().stream().allMatch(LoadCommand::answered);
  }

  private static boolean answered(PhaseResult result) {
    return result.plan().users() == 0
        || result.count(Count.TURNS_COMPLETED) + result.count(Count.TURNS_STOPPED) > 0;
  }
}
