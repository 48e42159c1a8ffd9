package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the tests in a Java of its own. */
public final class Program {

  private static final int SECONDS_MAX = 60;

  private Program() {}

  /** Runs it to its end and returns its exit code. */
  public static int exitCode(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(JavaCommand.of(options, main.getName(), arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(program.waitFor(SECONDS_MAX, TimeUnit.SECONDS), "the program does not end");
      return program.exitValue();
    } finally {
      program.destroyForcibly();
    }
  }
}
