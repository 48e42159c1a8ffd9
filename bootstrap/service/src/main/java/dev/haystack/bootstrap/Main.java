package dev.haystack.bootstrap;

import dev.haystack.chat.ChatCommand;
import dev.haystack.load.LoadBackendCommand;
import dev.haystack.load.LoadCommand;
import dev.haystack.load.LoadModelCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code serve} unless another command is given. */
@Command(
    name = "haystack",
    mixinStandardHelpOptions = true,
    description = "The assistant backend of a practice-management web app.")
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its code. */
  public static void main(String[] arguments) throws InterruptedException {
    run(Haystack.standard(), arguments);
  }

  /** The same for a service in which something was swapped. */
  static void run(Haystack haystack, String[] arguments) throws InterruptedException {
    Carriers.atLeastTwo();
    Thread.setDefaultUncaughtExceptionHandler(
        new UncaughtFaults(System.err, Runtime.getRuntime()::halt));
    var serve = new Serve(haystack, System.getenv(), System.out, System.err);
    // reading a command line takes as long as half of a start
    boolean plain = List.of(arguments).equals(List.of("serve")) || arguments.length == 0;
    System.exit(plain ? serve.run() : commands(serve).execute(arguments));
  }

  static CommandLine commands(Serve serve) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand(serve))
        .addSubcommand(new ChatCommand())
        .addSubcommand(new LoadCommand())
        .addSubcommand(new LoadModelCommand())
        .addSubcommand(new LoadBackendCommand())
        .addSubcommand(new WarmUpCommand());
  }
}
