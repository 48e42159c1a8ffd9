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
    String own = System.getProperty("java.class.path", "");
    return command(options, List.of("-cp", own, mainClass), arguments);
  }

  /** A program that is a jar. */
  static List<String> ofJar(List<String> options, Path jar, String... arguments) {
    return command(options, List.of("-jar", jar.toString()), arguments);
  }

  /** The virtual machine's options that this process was started with, but for its own cache. */
  static List<String> ownOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X") && !option.startsWith("-XX:AOT"))
        .toList();
  }

  private static List<String> command(
      List<String> options, List<String> program, String... arguments) {
    var command = new ArrayList<>(List.of(tool("java"), ENDS_WITHOUT_MEMORY));
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of(arguments));
    return command;
  }

  /** The path of one of the installation's programs. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home", ""), "bin", name).toString();
  }
}
