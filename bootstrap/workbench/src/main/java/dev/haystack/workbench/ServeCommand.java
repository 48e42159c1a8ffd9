package dev.haystack.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that runs the service, so that it is listed: the launcher runs it without this. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the service until SIGTERM or Ctrl-C.",
      "It is set by environment variables, or by a YAML file that HAYSTACK_CONFIG names."
    })
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return Elsewhere.say(spec, "The service is started with: " + Elsewhere.launcher() + " serve");
  }
}
