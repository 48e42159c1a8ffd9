package dev.haystack.workbench;

import dev.haystack.audit.AuditCommand;
import dev.haystack.chat.ChatCommand;
import dev.haystack.load.LoadBackendCommand;
import dev.haystack.load.LoadCommand;
import dev.haystack.load.LoadModelCommand;
import dev.haystack.token.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program of all commands but the service itself, which the launcher starts. */
@Command(
    name = "haystack",
    mixinStandardHelpOptions = true,
    description = "The assistant backend of a practice-management web app.")
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its code. */
  public static void main(String[] arguments) {
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Main())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new HealthCommand())
        .addSubcommand(new DiagnoseCommand())
        .addSubcommand(new VerifyStoreCommand())
        .addSubcommand(new ChatCommand())
        .addSubcommand(new LoadCommand())
        .addSubcommand(new LoadModelCommand())
        .addSubcommand(new LoadBackendCommand())
        .addSubcommand(new TokenCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new RehearseCommand());
  }
}
