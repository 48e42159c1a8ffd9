package dev.haystack.bootstrap;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command that runs the service. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the service until SIGTERM or Ctrl-C; it is set by environment variables,",
      "or by a YAML file that HAYSTACK_CONFIG names."
    })
record ServeCommand(Serve serve) implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    return serve.run();
  }
}
