package dev.haystack.outbound.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.outbound.openai.Deviation.Expected;
import dev.haystack.port.model.ModelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays every tolerated deviation at a real socket, cut at every byte. */
class DeviationTest {

  @ParameterizedTest
  @MethodSource("dev.haystack.outbound.openai.ShapeDeviations#all")
  @Tag("FP-5")
  void valuesOfAnotherTypeAreReadAsTheyAreMeant(Deviation deviation) {
    assertExpected(deviation);
  }

  @ParameterizedTest
  @MethodSource("dev.haystack.outbound.openai.CallDeviations#all")
  @Tag("FP-6")
  void piecesFindTheirCallHoweverItIsTold(Deviation deviation) {
    assertExpected(deviation);
  }

  @ParameterizedTest
  @MethodSource("dev.haystack.outbound.openai.NoiseDeviations#all")
  @Tag("FP-7")
  void whatIsNoChunkIsNoFailure(Deviation deviation) {
    assertExpected(deviation);
  }

  @ParameterizedTest
  @MethodSource("dev.haystack.outbound.openai.BodyDeviations#all")
  @Tag("FP-8")
  void aSuccessThatIsNoStreamIsUnderstood(Deviation deviation) {
    assertExpected(deviation);
  }

  @ParameterizedTest
  @MethodSource("dev.haystack.outbound.openai.UsageDeviations#all")
  @Tag("FP-11")
  void countsInAnyFormDisturbNoAnswer(Deviation deviation) {
    assertExpected(deviation);
  }

  private static void assertExpected(Deviation deviation) {
    switch (deviation.expected()) {
      case Expected.Answer(var text, var calls) -> {
        assertSameWhereverItIsSplit(deviation, text, calls);
        assertWholeOrFailedWhereverItEnds(deviation, text, calls);
      }
      case Expected.AnotherAttempt() -> {
        try (var rig = Rig.answering(deviation.whole(), Sse.hello())) {
          assertEquals("Hello there", rig.generate().text());
          assertEquals(2, rig.requests.size());
        }
      }
      case Expected.Failure(var reason) -> {
        try (var rig = Rig.answering(deviation.whole())) {
          assertEquals(reason, rig.failure().reason());
          assertEquals(1, rig.requests.size());
        }
      }
    }
  }

  private static void assertSameWhereverItIsSplit(
      Deviation deviation, String text, List<String> calls) {
    var place = new AtomicInteger();
    try (var rig = Rig.answering(peer -> deviation.split(place.get()).answer(peer))) {
      for (int at = 0; at < deviation.body().length(); at++) {
        place.set(at);
        ModelReply reply = rig.generate();
        assertEquals(text, reply.text(), "split at " + at);
        assertEquals(calls, calls(reply), "split at " + at);
      }
    }
  }

  /** Half of an answer is never taken for the whole. */
  private static void assertWholeOrFailedWhereverItEnds(
      Deviation deviation, String text, List<String> calls) {
    var place = new AtomicInteger();
    try (var rig = Rig.answering(peer -> deviation.upTo(place.get()).answer(peer))) {
      for (int at = 0; at < deviation.body().length(); at++) {
        place.set(at);
        reply(rig)
            .ifPresent(
                reply -> {
                  assertEquals(text, reply.text());
                  assertEquals(calls, calls(reply));
                });
      }
    }
  }

  private static Optional<ModelReply> reply(Rig rig) {
    try {
      return Optional.of(rig.generate());
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  private static List<String> calls(ModelReply reply) {
    return reply.calls().stream().map(call -> call.name() + " " + call.arguments()).toList();
  }
}
