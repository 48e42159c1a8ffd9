package dev.haystack.cluster.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.port.local.LogHolding;
import dev.haystack.port.shared.LogView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogAgreementTest {

  private static final Knowledge AT_SEVEN = Knowledge.NONE.agree(at("e", 7));
  private static final LogHolding TO_SEVEN = new LogHolding("e", 3, 7);
  private static final LogHolding TO_NINE = new LogHolding("e", 3, 9);

  @Test
  void whereNeitherHasALogThereIsNone() {
    var untouched = new LogHolding("e", 1, 0);

    assertEquals(
        new LogAgreement.NoLog(), LogAgreement.of(Knowledge.NONE, untouched, 0, Optional.empty()));
  }

  @Test
  void aSharedLogThatIsGoneIsMadeOfAllThatIsHeld() {
    assertEquals(
        new LogAgreement.Made(at("e", 2)),
        LogAgreement.of(AT_SEVEN, TO_SEVEN, 7, Optional.empty()));
  }

  @Test
  void whatCameElsewhereIsMirrored() {
    LogView further = seen(at("e", 9), false);

    assertEquals(new LogAgreement.Mirrored(further, false), of(AT_SEVEN, TO_SEVEN, 7, further));
  }

  @Test
  void aSharedLogThatLostEventsIsMirroredAndKnownToLackThem() {
    LogView lost = seen(at("e", 5), true);

    assertEquals(new LogAgreement.Mirrored(lost, true), of(AT_SEVEN, TO_SEVEN, 7, lost));
  }

  @Test
  void eventsOfThisNodeGoOnBehindWhatItWroteItself() {
    assertEquals(
        new LogAgreement.InLine(at("e", 8)), of(AT_SEVEN, TO_NINE, 9, seen(at("e", 8), true)));
  }

  @Test
  void eventsOfThisNodeGoOnBehindWhatAllHaveInCommon() {
    assertEquals(
        new LogAgreement.InLine(at("e", 7)), of(AT_SEVEN, TO_NINE, 9, seen(at("e", 7), false)));
  }

  @Test
  void anEpochInWhichTwoNodesGaveTheSameNumberIsGivenUp() {
    assertEquals(
        new LogAgreement.GivenUp(at("e", 8)), of(AT_SEVEN, TO_NINE, 9, seen(at("e", 8), false)));
  }

  @Test
  void anEpochInWhichANewerRightToWriteWasShownIsGivenUp() {
    var newer = new LogView(at("e", 7), 2, true, 0, List.of());

    assertEquals(new LogAgreement.GivenUp(at("e", 7)), of(AT_SEVEN.show(1), TO_NINE, 9, newer));
    assertEquals(new LogAgreement.InLine(at("e", 7)), of(AT_SEVEN.show(2), TO_NINE, 9, newer));
  }

  @Test
  void aLogThatOnlyTookANewNameRejoinsTheOneItLeft() {
    Knowledge forked = AT_SEVEN.fork(at("e", 7), 7);
    var mine = new LogHolding("mine", 3, 7);

    assertEquals(
        new LogAgreement.Rejoined(at("mine", 7), "e"),
        of(forked, mine, 7, seen(at("e", 9), false)));
  }

  @Test
  void aLogWithoutAnythingUnsentIsReplacedByTheOtherOne() {
    LogView other = seen(at("f", 2), false);

    assertEquals(new LogAgreement.Replaced(other), of(AT_SEVEN, TO_SEVEN, 7, other));
  }

  @Test
  void aTurnWhoseLogGotANewNameOnlyGoesOnUnderIt() {
    var renamed = new LogView(at("f", 7), 3, false, 1, List.of());

    assertEquals(new LogAgreement.Renamed(at("f", 7)), of(AT_SEVEN.show(3), TO_NINE, 9, renamed));
    assertEquals(new LogAgreement.Replaced(renamed), of(AT_SEVEN.show(2), TO_NINE, 9, renamed));
  }

  @Test
  void aLogThatWentItsOwnWayIsTakenOverIfNothingHappenedElsewhere() {
    Knowledge forked = AT_SEVEN.fork(at("e", 7), 7);
    var mine = new LogHolding("mine", 3, 9);

    assertEquals(
        new LogAgreement.TakenOver(at("e", 7), at("mine", 7)),
        of(forked, mine, 9, seen(at("e", 7), false)));
  }

  @Test
  void aLogThatWentItsOwnWayIsGivenUpIfOthersWentOn() {
    Knowledge forked = AT_SEVEN.fork(at("e", 7), 7);
    var mine = new LogHolding("mine", 3, 9);
    LogView further = seen(at("e", 8), false);

    assertEquals(new LogAgreement.Replaced(further), of(forked, mine, 9, further));
  }

  @Test
  void anEmptySharedLogGivesWayToOneWithEvents() {
    assertEquals(
        new LogAgreement.TakenOver(at("f", 0), at("e", 0)),
        of(Knowledge.NONE, TO_NINE, 9, seen(at("f", 0), false)));
  }

  private static LogAgreement of(Knowledge known, LogHolding held, long appended, LogView seen) {
    return LogAgreement.of(known, held, appended, Optional.of(seen));
  }

  private static LogView seen(LogPosition at, boolean ours) {
    return new LogView(at, 0, ours, 0, List.of());
  }

  private static LogPosition at(String epoch, long sequence) {
    return new LogPosition(epoch, sequence);
  }
}
