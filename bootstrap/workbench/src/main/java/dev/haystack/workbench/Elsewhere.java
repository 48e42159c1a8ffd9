package dev.haystack.workbench;

import picocli.CommandLine.Model.CommandSpec;

/** What a command says that the service's own program does, as the launcher has it do. */
final class Elsewhere {

  private static final int NOT_HERE = 2;

  private Elsewhere() {}

  /** The launcher, as it was called. */
  static String launcher() {
    return System.getProperty("haystack.launcher", "bootstrap/haystack");
  }

  static int say(CommandSpec spec, String words) {
    spec.commandLine().getErr().println(words);
    return NOT_HERE;
  }
}
