package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.process.JavaCommand;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CarriersTest {

  private static final int SECONDS_MAX = 60;

  @Test
  void oneProcessorHasTwo() throws Exception {
    assertEquals(2, carriers("-XX:ActiveProcessorCount=1"));
  }

  @Test
  void moreProcessorsHaveOneEach() throws Exception {
    assertEquals(3, carriers("-XX:ActiveProcessorCount=3"));
  }

  @Test
  void anotherNumberCanBeAskedFor() throws Exception {
    assertEquals(
        4, carriers("-XX:ActiveProcessorCount=1", "-Djdk.virtualThreadScheduler.parallelism=4"));
  }

  private static int carriers(String... options) throws IOException, InterruptedException {
    List<String> command =
        JavaCommand.of(List.of(options), CountedCarriers.class.getName(), "--version");
    Process program =
        new ProcessBuilder(command)
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
