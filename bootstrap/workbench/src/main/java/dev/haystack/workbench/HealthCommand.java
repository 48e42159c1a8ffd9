package dev.haystack.workbench;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--url",
      description =
          "the service; http://127.0.0.1 at the environment's ADMIN_PORT or PORT, or 8001, if not"
              + " given")
  private @Nullable String url;

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
    try (var question = question()) {
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

  private HealthQuestion question() {
    String service = Optional.ofNullable(url).orElseGet(() -> here(System.getenv()));
    try {
      return new HealthQuestion(URI.create(service));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "this is no address of a service: " + service, e);
    }
  }

  /** Where those who watch ask, if that is apart. */
  static String here(Map<String, String> environment) {
    return "http://127.0.0.1:"
        + Stream.of("ADMIN_PORT", "PORT")
            .map(name -> environment.getOrDefault(name, "").strip())
            .filter(port -> !port.isEmpty() && !port.equals("off"))
            .findFirst()
            .orElse("8001");
  }
}
