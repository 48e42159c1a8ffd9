package dev.haystack.workbench;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that prints what a shell needs to complete the commands and their options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what a shell needs to complete the commands and their options.",
      "source <(haystack completion bash), or zsh."
    })
final class CompletionCommand implements Callable<Integer> {

  /** The shells that are known. */
  enum Shell {
    bash,
    zsh
  }

  @Parameters(description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var output = spec.commandLine().getOut();
    if (shell == Shell.zsh) {
      // so that it may also lie in a folder of functions
      output.println("#compdef haystack");
    }
    output.print(AutoComplete.bash("haystack", spec.root().commandLine()));
    output.flush();
    return 0;
  }
}
