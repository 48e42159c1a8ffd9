package dev.haystack.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that shows the settings, so that it is listed: the service's program runs it. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = {
      "Shows all settings in force, each with its origin.",
      "It is a file that sets the same; of secrets it says only whether they are set.",
      "Exit code 2 if any is wrong."
    })
final class ConfigCommand implements Callable<Integer> {

  /** One of them, if any. */
  static final class Instead {

    @Option(names = "--check", description = "only judges them")
    boolean check;

    @Option(names = "--template", description = "prints a file with every setting there is")
    boolean template;
  }

  @ArgGroup Instead instead = new Instead();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return Elsewhere.say(spec, "The settings are shown by: " + Elsewhere.launcher() + " config");
  }
}
