package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.port.shared.LogView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

  private static final Knowledge AT_SEVEN = Knowledge.NONE.agree(at("e", 7));

  @Test
  void logsInLineAreCommonAsFarAsTheyWereEverInLine() {
    Knowledge later = AT_SEVEN.agree(at("e", 5));

    assertTrue(later.agreed());
    assertEquals(at("e", 5), later.shared());
    assertTrue(later.isCommon(at("e", 7)));
    assertFalse(later.isCommon(at("e", 8)));
    assertFalse(later.isCommon(at("other", 1)));
    assertTrue(later.isCommon(at("other", 0)));
  }

  @Test
  void inAnotherEpochNothingOfTheOneBeforeIsCommon() {
    assertFalse(AT_SEVEN.agree(at("f", 2)).isCommon(at("e", 7)));
  }

  @Test
  void theSharedLogLacksWhatWasAddedBehindIt() {
    assertFalse(AT_SEVEN.lacks(7));
    assertTrue(AT_SEVEN.lacks(8));
    assertTrue(AT_SEVEN.lose().lacks(1));
  }

  @Test
  void anEpochIsSecretUntilItWasOfferedOrSeen() {
    assertTrue(AT_SEVEN.isSecret("mine"));
    assertFalse(AT_SEVEN.offer("mine").isSecret("mine"));
    assertFalse(AT_SEVEN.isSecret("e"));
    assertFalse(AT_SEVEN.lose().isSecret("e"), "others have it still");
  }

  @Test
  void theNewestRightToWriteIsTheOneThatCounts() {
    assertEquals(4, Knowledge.NONE.show(4).show(3).fence());
  }

  @Test
  void aNodeIsAloneIfTheLogIsThereAndNobodyElse() {
    assertTrue(AT_SEVEN.see(seen(0)).alone());
    assertFalse(AT_SEVEN.see(seen(1)).alone());
    assertFalse(AT_SEVEN.see(Optional.empty()).alone());
  }

  @Test
  void oneCanOnlyWatchALogThatIsThere() {
    assertTrue(AT_SEVEN.ask(true, seen(0)).watching());
    assertFalse(AT_SEVEN.ask(true, Optional.empty()).watching());
    assertFalse(AT_SEVEN.ask(false, seen(0)).watching());
    assertFalse(AT_SEVEN.ask(true, seen(0)).unwatch().watching());
  }

  @Test
  void whoIsCutOffWhileWatchingOrWritingIsAloneStill() {
    Knowledge watching = AT_SEVEN.ask(true, seen(0));

    assertTrue(watching.cutOff(true, 7).alone());
    assertTrue(watching.cutOff(false, 8).alone(), "it has something to send");
    assertFalse(watching.cutOff(false, 7).alone(), "nobody here would have been told of others");
    assertFalse(watching.doubt().cutOff(true, 7).alone(), "it was not in line");
    assertFalse(AT_SEVEN.ask(true, seen(1)).cutOff(true, 7).alone());
    assertFalse(watching.cutOff(true, 7).agreed());
  }

  @Test
  void aLogThatGoesItsOwnWayFromTheSharedPlaceIsTheSameUpToThere() {
    Knowledge forked = AT_SEVEN.fork(at("e", 7), 7);

    assertEquals(Optional.of(at("e", 7)), forked.forkedFrom());
    assertTrue(forked.alone());
    assertFalse(forked.agreed());
    assertEquals(Optional.empty(), AT_SEVEN.fork(at("e", 9), 9).forkedFrom());
    assertEquals(Optional.empty(), AT_SEVEN.fork(at("e", 6), 6).forkedFrom());
  }

  @Test
  void aBranchIsInLineAndTheSameUpToItsPlace() {
    Knowledge branched = AT_SEVEN.branch(at("e", 7), at("f", 7));

    assertTrue(branched.agreed());
    assertEquals(at("f", 7), branched.shared());
    assertEquals(Optional.of(at("e", 7)), branched.forkedFrom());
  }

  @Test
  void aLogThatWasTakenOverWholeComesFromNowhere() {
    Knowledge adopted = AT_SEVEN.fork(at("e", 7), 7).adopt(at("f", 3));

    assertEquals(Optional.empty(), adopted.forkedFrom());
    assertEquals(at("f", 3), adopted.shared());
    assertTrue(adopted.agreed());
  }

  private static Optional<LogView> seen(int otherNodes) {
    return Optional.of(new LogView(at("e", 7), 0, true, otherNodes, List.of()));
  }

  private static LogPosition at(String epoch, long sequence) {
    return new LogPosition(epoch, sequence);
  }
}
