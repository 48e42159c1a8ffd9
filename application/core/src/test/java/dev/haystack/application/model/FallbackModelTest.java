package dev.haystack.application.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.Patience;
import dev.haystack.port.meter.Fallback;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("VE-9")
class FallbackModelTest {

  private final ChainRig rig = new ChainRig();
  private final FallibleModel a = FallibleModel.well("a");
  private final FallibleModel b = FallibleModel.well("b");
  private final FallibleModel c = FallibleModel.well("c");
  private final List<String> pieces = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(ModelFailure.class)
  void beforeAnyTextAListedReasonAloneLeadsToTheNextModel(ModelFailure reason) {
    a.fails(reason);
    ChatModel turn = rig.chain(a, b).begin();

    if (ChainRig.LISTED.contains(reason)) {
      assertEquals("b", ask(turn).model());
      assertEquals(List.of("b"), pieces);
      assertEquals(List.of(passed("a", "b", word(reason))), rig.fallbacks);
    } else {
      assertEquals(reason, failure(turn).reason());
      assertEquals(List.of(), b.asked);
      assertEquals(List.of(), rig.fallbacks);
    }
  }

  @ParameterizedTest
  @EnumSource(ModelFailure.class)
  void afterTheFirstTextNoReasonDoes(ModelFailure reason) {
    a.saying("half").fails(reason);

    assertEquals(reason, failure(rig.chain(a, b).begin()).reason());

    assertEquals(List.of("half"), pieces);
    assertEquals(List.of(), b.asked);
    assertEquals(List.of(), rig.fallbacks);
  }

  @ParameterizedTest
  @EnumSource(
      value = ModelFailure.class,
      names = {"NOT_CONFIGURED", "CONTEXT_TOO_LONG", "REJECTED"})
  void otherReasonsLeadToTheNextOnceTheyAreListed(ModelFailure reason) {
    a.fails(reason);
    ModelChain chain = rig.chain(EnumSet.of(reason), rig.shared("a", a), rig.shared("b", b));

    assertEquals("b", ask(chain.begin()).model());

    a.fails(ModelFailure.UNAVAILABLE);
    assertEquals(ModelFailure.UNAVAILABLE, failure(chain.begin()).reason());
  }

  @Test
  void twoThatFailArePassedOverForOneThatDoesNot() {
    a.fails(ModelFailure.UNAVAILABLE);
    b.fails(ModelFailure.TIMEOUT);

    assertEquals("c", ask(rig.chain(a, b, c).begin()).model());

    assertEquals(
        List.of(passed("a", "b", "unavailable"), passed("b", "c", "timeout")), rig.fallbacks);
  }

  @Test
  void ifAllFailTheLastFailureIsTheEnd() {
    a.fails(ModelFailure.UNAVAILABLE);
    b.fails(ModelFailure.RATE_LIMITED, Duration.ofSeconds(7));

    ModelException failure = failure(rig.chain(a, b).begin());

    assertEquals(ModelFailure.RATE_LIMITED, failure.reason());
    assertEquals(Duration.ofSeconds(7), failure.retryAfter());
  }

  @Test
  void inATurnWhoAnsweredLastGoesOn() {
    a.fails(ModelFailure.UNAVAILABLE);
    ChatModel turn = rig.chain(a, b, c).begin();
    assertEquals("b", ask(turn).model());
    a.recovers();

    assertEquals("b", ask(turn).model());

    b.fails(ModelFailure.STALLED);
    assertEquals("c", ask(turn).model());
    c.fails(ModelFailure.STALLED);
    assertEquals("a", ask(turn).model());
  }

  @Test
  void anotherTurnBeginsWithTheFirst() {
    a.fails(ModelFailure.UNAVAILABLE);
    ModelChain chain = rig.chain(a, b);
    assertEquals("b", ask(chain.begin()).model());
    a.recovers();

    assertEquals("a", ask(chain.begin()).model());
    assertEquals("a", chain.begin().name());
  }

  @Test
  void whereAnotherIsLeftTheServerIsAskedTwiceAndLongAdviceIsNotTaken() {
    a.fails(ModelFailure.UNAVAILABLE);
    var end = rig.clock.instant().plus(ChainRig.ROUND);

    var _ = ask(rig.chain(a, b).begin());

    assertEquals(new Patience(end, 2, Duration.ofSeconds(2)), a.asked.getFirst().patience());
    assertEquals(Patience.until(end), b.asked.getFirst().patience());
  }

  @Test
  void whereAllOthersAreCoolingTheServerIsAskedAsOftenAsEver() {
    SharedModel cooling = rig.shared("b", b.fails(ModelFailure.UNAVAILABLE));
    for (int i = 0; i < 3; i++) {
      var _ = failure(rig.chain(cooling).begin());
    }

    var _ = ask(rig.chain(rig.shared("a", a), cooling).begin());

    assertEquals(
        Patience.until(rig.clock.instant().plus(ChainRig.ROUND)), a.asked.getFirst().patience());
  }

  @Test
  void oneRoundBoundsAllModelsTogether() {
    a.fails(ModelFailure.TIMEOUT).meanwhile(() -> rig.clock.advance(Duration.ofSeconds(70)));
    b.fails(ModelFailure.TIMEOUT).meanwhile(() -> rig.clock.advance(Duration.ofSeconds(50)));
    var end = rig.clock.instant().plus(ChainRig.ROUND);

    assertEquals(ModelFailure.TIMEOUT, failure(rig.chain(a, b, c).begin()).reason());

    assertEquals(end, b.asked.getFirst().patience().until());
    assertEquals(List.of(), c.asked);
  }

  private ModelReply ask(ChatModel model) {
    return model.generate(ChainRig.request(), pieces::add);
  }

  private ModelException failure(ChatModel model) {
    return assertThrows(ModelException.class, () -> ask(model));
  }

  private static Fallback passed(String from, String to, String reason) {
    return new Fallback(from, to, reason);
  }

  private static String word(ModelFailure reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
