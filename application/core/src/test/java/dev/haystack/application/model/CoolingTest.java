package dev.haystack.application.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.port.meter.Fallback;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("VE-10")
class CoolingTest {

  private static final Duration ALMOST = ChainRig.SPAN.minusMillis(1);

  private final ChainRig rig = new ChainRig();
  private final FallibleModel bad = FallibleModel.failing("bad", ModelFailure.UNAVAILABLE);
  private final FallibleModel good = FallibleModel.well("good");
  private final SharedModel first = rig.shared("bad", bad);
  private final SharedModel second = rig.shared("good", good);
  private final ModelChain chain = rig.chain(first, second);

  @Test
  void afterThreeFailuresRunningItIsLeftAlone() {
    assertEquals(ModelState.UNUSED, first.state());
    asked(2);
    assertEquals(ModelState.UP, first.state());

    asked(2);

    assertEquals(ModelState.COOLING, first.state());
    assertEquals(ModelState.UP, second.state());
    assertEquals(3, bad.asked.size());
    assertEquals(4, good.asked.size());
    assertEquals(new Fallback("bad", "good", "cooling"), rig.fallbacks.getLast());
  }

  @Test
  void anAnswerInBetweenBeginsTheCountAnew() {
    asked(2);
    bad.recovers();
    asked(1);
    bad.fails(ModelFailure.UNAVAILABLE);

    asked(2);

    assertEquals(ModelState.UP, first.state());
  }

  @Test
  void whatIsAnAnswerDoesToo() {
    asked(2);
    bad.fails(ModelFailure.REFUSED);
    assertThrows(ModelException.class, () -> asked(1));
    bad.fails(ModelFailure.UNAVAILABLE);

    asked(2);

    assertEquals(ModelState.UP, first.state());
  }

  @ParameterizedTest
  @EnumSource(
      value = ModelFailure.class,
      names = {"CONTEXT_TOO_LONG", "REJECTED"})
  void whatIsWrongWithRequestsSaysNothingAgainstTheModel(ModelFailure reason) {
    bad.fails(reason);
    ModelChain listing = rig.chain(EnumSet.of(reason), first, second);
    for (int i = 0; i < 4; i++) {
      var _ = listing.begin().generate(ChainRig.request(), _ -> {});
    }

    assertEquals(ModelState.UP, first.state());
    assertEquals(4, good.asked.size());
  }

  @Test
  void whoStopsSaysNothingOfTheModel() {
    asked(2);
    bad.fails(ModelFailure.CANCELLED);
    assertThrows(ModelException.class, () -> asked(1));
    bad.fails(ModelFailure.UNAVAILABLE);

    asked(1);

    assertEquals(ModelState.COOLING, first.state());
  }

  @Test
  void allChainsThatNameItKnow() {
    asked(3);

    var _ = rig.chain(first, second).begin().generate(ChainRig.request(), _ -> {});

    assertEquals(3, bad.asked.size());
  }

  @Test
  void whenItsTimeIsOverOneInferenceTriesItAndAllOthersWait() {
    asked(3);
    rig.clock.advance(ALMOST);
    asked(1);
    assertEquals(3, bad.asked.size());
    rig.clock.advance(Duration.ofMillis(1));
    bad.meanwhile(() -> asked(2));

    asked(1);

    assertEquals(4, bad.asked.size());
    assertEquals(ModelState.COOLING, first.state());
  }

  @Test
  void aTrialThatFailsBeginsItsTimeAnew() {
    asked(3);
    rig.clock.advance(ChainRig.SPAN);
    asked(1);
    rig.clock.advance(ALMOST);

    asked(1);

    assertEquals(4, bad.asked.size());
  }

  @Test
  void aTrialThatSucceedsEndsIt() {
    asked(3);
    rig.clock.advance(ChainRig.SPAN);
    bad.recovers();

    asked(2);

    assertEquals(ModelState.UP, first.state());
    assertEquals(5, bad.asked.size());
    assertEquals(3, good.asked.size());
  }

  @Test
  void aTrialThatIsStoppedLeavesTheNextOneFree() {
    asked(3);
    rig.clock.advance(ChainRig.SPAN);
    bad.fails(ModelFailure.CANCELLED);
    assertThrows(ModelException.class, () -> asked(1));
    bad.recovers();

    asked(1);

    assertEquals(ModelState.UP, first.state());
  }

  @Test
  void aTrialThatBreaksLeavesTheNextOneFree() {
    asked(3);
    rig.clock.advance(ChainRig.SPAN);
    bad.meanwhile(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThrows(IllegalStateException.class, () -> asked(1));
    bad.recovers().meanwhile(() -> {});

    asked(1);

    assertEquals(ModelState.UP, first.state());
  }

  @Test
  void itIsLeftAloneAsLongAsItsServerAdvised() {
    bad.fails(ModelFailure.RATE_LIMITED, Duration.ofMinutes(5));
    asked(3);
    rig.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    asked(1);
    assertEquals(3, bad.asked.size());

    rig.clock.advance(Duration.ofMillis(1));
    asked(1);

    assertEquals(4, bad.asked.size());
  }

  @Test
  void ifAllAreCoolingTheFirstIsAsked() {
    good.fails(ModelFailure.TIMEOUT);
    for (int i = 0; i < 3; i++) {
      assertThrows(ModelException.class, () -> asked(1));
    }
    assertEquals(List.of(ModelState.COOLING, ModelState.COOLING), states());
    bad.recovers();

    asked(1);

    assertEquals(List.of(ModelState.UP, ModelState.COOLING), states());
    assertEquals(4, bad.asked.size());
    assertEquals(3, good.asked.size());
  }

  @Test
  void aModelAloneIsAlwaysAsked() {
    ModelChain alone = rig.chain(first);
    for (int i = 0; i < 5; i++) {
      assertThrows(ModelException.class, () -> alone.begin().generate(ChainRig.request(), _ -> {}));
    }

    assertEquals(5, bad.asked.size());
  }

  private List<ModelState> states() {
    return List.of(first.state(), second.state());
  }

  /** Asks in that many turns. */
  private void asked(int turns) {
    for (int i = 0; i < turns; i++) {
      var _ = chain.begin().generate(ChainRig.request(), _ -> {});
    }
  }
}
