package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CoresTest {

  @Test
  void everyServiceOfARunHasACoreOfItsOwnIfTheFirstHas() throws Exception {
    Process program =
        new ProcessBuilder(JavaCommand.of(List.of(), MovedProcess.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(program.waitFor(60, TimeUnit.SECONDS), "the program does not end");
      assertEquals(0, program.exitValue());
    } finally {
      program.destroyForcibly();
    }
  }
}
