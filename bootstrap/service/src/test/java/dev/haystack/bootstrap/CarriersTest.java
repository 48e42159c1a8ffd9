package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.load.process.Program;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriersTest {

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
    return Program.exitCode(List.of(options), CountedCarriers.class, "--version");
  }
}
