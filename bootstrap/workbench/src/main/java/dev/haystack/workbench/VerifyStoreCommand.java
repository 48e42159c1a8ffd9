package dev.haystack.workbench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that reads a Redis, so that it is listed: the service's program runs it. */
@Command(
    name = "verify-store",
    mixinStandardHelpOptions = true,
    description = {
      "Counts what a Redis holds, reads all of it, and says what cannot be read.",
      "It changes nothing. Exit code 0 if all can be read, 1 if not."
    })
final class VerifyStoreCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "REDIS_URL",
      description =
          "its address; that of the settings if not given, which no list of processes shows")
  private String url = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return Elsewhere.say(
        spec,
        url.isEmpty() || url.startsWith("redis")
            ? "A Redis is read by: " + Elsewhere.launcher() + " verify-store redis://…"
            : "That is no address of a Redis, which begins with redis:// or rediss://");
  }
}
