package dev.haystack.bootstrap;

import dev.haystack.chat.ChatCommand;
import dev.haystack.load.LoadBackendCommand;
import dev.haystack.load.LoadCommand;
import dev.haystack.load.LoadModelCommand;
import java.util.Map;
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
  public static void main(String[] arguments) {
    System.exit(commands(System.getenv()).execute(orServe(arguments)));
  }

  static CommandLine commands(Map<String, String> environment) {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand(environment))
        .addSubcommand(new ChatCommand())
        .addSubcommand(new LoadCommand())
        .addSubcommand(new LoadModelCommand())
        .addSubcommand(new LoadBackendCommand())
        .addSubcommand(new WarmUpCommand());
  }

  static String[] orServe(String[] arguments) {
    return arguments.length == 0 ? new String[] {"serve"} : arguments;
  }
}
