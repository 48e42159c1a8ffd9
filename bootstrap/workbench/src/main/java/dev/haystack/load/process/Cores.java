package dev.haystack.load.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which core a process runs on: the service has one, everything else of the run another. */
public enum Cores {
  /** Every process may run anywhere. */
  SHARED,
  /** The service on the first core, the rest on the second. */
  APART;

  private static final String SERVICE_CORE = "0";
  private static final String REST_CORE = "1";

  // found out once: a process that has moved to its core sees only that one, and a run of several
  // services would have the later ones share it
  private static final Cores AVAILABLE =
      Runtime.getRuntime().availableProcessors() > 1 && hasTaskset() ? APART : SHARED;

  /** Apart where the machine has two cores and {@code taskset}. */
  public static Cores available() {
    return AVAILABLE;
  }

  /** The command on the service's core. */
  public List<String> ofService(List<String> command) {
    return pinned(SERVICE_CORE, command);
  }

  /** The command on the core of everything else. */
  public List<String> ofRest(List<String> command) {
    return pinned(REST_CORE, command);
  }

  /** Moves this process with all its threads to the core of everything else. */
  public void moveSelf() throws IOException, InterruptedException {
    if (this == APART) {
      String pid = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("taskset", "-acp", REST_CORE, pid)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectErrorStream(true)
          .start()
          .waitFor();
    }
  }

  private List<String> pinned(String core, List<String> command) {
    if (this == SHARED) {
      return command;
    }
    var pinned = new ArrayList<>(List.of("taskset", "-c", core));
    pinned.addAll(command);
    return pinned;
  }

  private static boolean hasTaskset() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
  }
}
