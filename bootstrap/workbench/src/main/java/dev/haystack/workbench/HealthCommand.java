package dev.haystack.workbench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that asks a service how it is, for where there is no other client of HTTP. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    // by itself that would be 1, which stands for degraded here
    exitCodeOnExecutionException = HealthCommand.DOWN,
    description = "Says how a service is: exit code 0 up, 1 degraded, 2 down or not to be reached.")
final class HealthCommand implements Callable<Integer> {

  static final int DOWN = 2;
  private static final Duration PAUSE = Duration.ofMillis(200);

  @Mixin private final ServiceAddress service = new ServiceAddress();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for one that is down, ${DEFAULT-VALUE} if not given")
  private int waitSeconds = 0;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter output = spec.commandLine().getOut();
    long endNanos = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    try (var question = new HealthQuestion(service.get())) {
      HealthQuestion.Word word = question.ask();
      while (word.code() == DOWN && System.nanoTime() < endNanos) {
        Thread.sleep(PAUSE);
        word = question.ask();
      }
      output.println(word.text());
      output.flush();
      return word.code();
    }
  }
}
