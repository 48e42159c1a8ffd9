package dev.haystack.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own judgement of its files. */
final class Promtool {

  private Promtool() {}

  /** What it says, which begins with its exit code. */
  static String run(Path folder, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() + "\n" + said;
    } catch (IOException e) {
      throw new AssertionError("promtool is needed (Debian's package prometheus)", e);
    }
  }
}
