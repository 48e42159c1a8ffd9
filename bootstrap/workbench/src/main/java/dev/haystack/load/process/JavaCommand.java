package dev.haystack.load.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands of the Java installation that runs this process. */
public final class JavaCommand {

  /** Has a process end, with a line and an exit code, that has run out of memory. */
  public static final String ENDS_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

  private JavaCommand() {}

  /** A main class on this process's own class path. */
  public static List<String> of(List<String> options, String mainClass, String... arguments) {
    var command = new ArrayList<>(List.of(tool("java")));
    command.add(ENDS_WITHOUT_MEMORY);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), mainClass));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The virtual machine's options that this process was started with. */
  public static List<String> ownOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X"))
        .toList();
  }

  /** The path of one of the installation's programs. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home", ""), "bin", name).toString();
  }
}
