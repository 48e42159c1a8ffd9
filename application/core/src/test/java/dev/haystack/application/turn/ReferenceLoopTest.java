package dev.haystack.application.turn;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceLoopTest {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @Tag("PL-4")
  void thePipelineDoesWhatTheStraightLineDoes(long seed) {
    ReferenceLoop.assertThePipelineDoesTheSame(seed, new GeneratedModel(seed));
  }
}
