package dev.haystack.workbench;

import dev.haystack.load.process.ChildProcess;
import dev.haystack.load.process.ServiceJar;
import dev.haystack.load.process.ServiceProcess;
import dev.haystack.load.script.ScriptedBackend;
import dev.haystack.load.script.ScriptedModel;
import dev.haystack.load.script.ScriptedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command that runs the service once with everything a first user needs, so that the Java
 * machine notes what a start takes.
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Has Java learn the service's start, and writes what it has learned.")
final class RehearseCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int STREAM_SECONDS = 8;
  private static final String REDIS_TIMEOUT_MILLIS = "1000";

  /** Java writes its cache after the service has ended, in the same process. */
  private static final Duration WRITING_MAX = Duration.ofMinutes(2);

  @Option(names = "--cache", required = true, description = "the file that is written")
  private Path cache = Path.of("");

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "starts a Redis, which prints its port and ends with its standard input; none")
  private List<String> redisCommand = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServiceJar program =
        ServiceJar.told()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "only " + Elsewhere.launcher() + " can"));
    if (redisCommand.isEmpty()) {
      return rehearse(program, Map.of());
    }
    try (var redis = ChildProcess.start(redisCommand, _ -> {})) {
      // while Java takes notes all is slow: a Redis that is called away teaches nothing
      return rehearse(
          program,
          Map.of(
              "REDIS_URL",
              "redis://127.0.0.1:" + redis.port(),
              "REDIS_TIMEOUT_MILLIS",
              REDIS_TIMEOUT_MILLIS));
    }
  }

  private int rehearse(ServiceJar program, Map<String, String> more)
      throws IOException, InterruptedException {
    try (var model = ScriptedModel.start(0, (_, _) -> {});
        var practice = ScriptedBackend.start(0, 0)) {
      var settings = new HashMap<>(ScriptedSettings.of(model.port(), practice.port()));
      settings.putAll(more);
      try (var service = ServiceProcess.start(program.rehearsalInto(cache), settings)) {
        int said = new FirstUsers(service.url(), STREAM_SECONDS).come();
        return said == 0 ? written(service) : said;
      }
    }
  }

  private int written(ServiceProcess service) throws InterruptedException {
    boolean isOver = service.end(WRITING_MAX).isPresent();
    return isOver && Files.exists(cache) ? 0 : FAILED;
  }
}
