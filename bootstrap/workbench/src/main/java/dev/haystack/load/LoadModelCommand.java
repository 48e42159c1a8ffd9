package dev.haystack.load;

import dev.haystack.load.script.ScriptedModel;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that is the scripted model's process. */
@Command(
    name = "load-model",
    mixinStandardHelpOptions = true,
    description = "An OpenAI-compatible model for load runs; prints its port and its closed calls.")
public final class LoadModelCommand implements Callable<Integer> {

  /** Begins a line about a call that its caller closed: the turn and the time follow. */
  static final String CLOSED = "closed";

  @Mixin private final ScriptOptions options = new ScriptOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command alone. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LoadModelCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter output = spec.commandLine().getOut();
    try (var model =
        ScriptedModel.start(options.port(), (turn, nanos) -> say(output, turn, nanos))) {
      output.println(model.port());
      output.flush();
      options.awaitEnd();
    }
    return 0;
  }

  private static void say(PrintWriter output, long turn, long nanos) {
    output.println(CLOSED + " " + turn + " " + nanos);
    output.flush();
  }
}
