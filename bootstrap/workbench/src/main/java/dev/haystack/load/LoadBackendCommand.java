package dev.haystack.load;

import dev.haystack.load.script.ScriptedBackend;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that is the scripted practice's process. */
@Command(
    name = "load-backend",
    mixinStandardHelpOptions = true,
    description = "A practice's REST API for load runs; prints its port.")
public final class LoadBackendCommand implements Callable<Integer> {

  @Mixin private final ScriptOptions options = new ScriptOptions();

  @Option(names = "--delay", description = "milliseconds that each answer takes")
  private int delayMillis;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command alone. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LoadBackendCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter output = spec.commandLine().getOut();
    try (var backend = ScriptedBackend.start(options.port(), delayMillis)) {
      output.println(backend.port());
      output.flush();
      options.awaitEnd();
    }
    return 0;
  }
}
