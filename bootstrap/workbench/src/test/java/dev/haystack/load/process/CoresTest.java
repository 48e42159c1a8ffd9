package dev.haystack.load.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

  @Test
  void everyServiceOfARunHasACoreOfItsOwnIfTheFirstHas() throws Exception {
    assertEquals(0, Program.exitCode(List.of(), MovedProcess.class));
  }
}
