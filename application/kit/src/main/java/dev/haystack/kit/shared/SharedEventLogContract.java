package dev.haystack.kit.shared;

import static dev.haystack.kit.Examples.OTHER_SESSION;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of shared event logs does: who may write, where, and what others see of it. */
public abstract class SharedEventLogContract extends SharedEventLogRetention {

  @Test
  void whereThereIsNoLogThereIsNothingToSeeNorToAddTo() {
    assertEquals(List.of(Optional.empty()), here().look(List.of(look(NOWHERE, "", 0, false))));
    assertEquals(List.of(Optional.empty()), here().append(List.of(batch(NOWHERE, 0, texts(1, 1)))));
    assertEquals(Optional.empty(), here().move(SESSION, NOWHERE, new LogPosition("another", 0)));
  }

  @Test
  void theFirstWhoAsksGivesTheLogItsEpoch() {
    LogView mine = make("first");
    LogView theirs = seen(there().look(List.of(look(NOWHERE, "second", 0, false))));

    assertEquals(new LogPosition("first", 0), mine.position());
    assertEquals(mine.position(), theirs.position());
    assertEquals(List.of(), theirs.events());
    assertFalse(theirs.ours());
  }

  @Test
  void whatOneNodeAddsAnotherSees() {
    LogPosition begin = make(EPOCH).position();

    LogView added = append(batch(begin, 0, texts(1, 3)));

    assertEquals(new LogPosition(EPOCH, 3), added.position());
    assertEquals(List.of(), added.events());
    assertTrue(added.ours());
    LogView seen = look(begin);
    assertEquals(texts(1, 3), seen.events());
    assertFalse(seen.ours());
    assertEquals(List.of(), look(added.position()).events());
  }

  @Test
  void whatHappensBetweenTurnsIsSeenAsWell() {
    LogPosition begin = make(EPOCH).position();
    List<LoggedEvent> events =
        List.of(
            new LoggedEvent(1, new TurnId("t"), new TurnEvent.Ended()),
            new LoggedEvent(
                2, new TurnId("summary-a"), new TurnEvent.ContextCompacted(12, 70_000, 35_000)));

    var _ = append(new LogBatch(SESSION, begin, 0, List.copyOf(events)));

    assertEquals(events, look(begin).events());
  }

  @Test
  void whoKnowsAnotherEpochGetsEverything() {
    var _ = append(batch(make(EPOCH).position(), 0, texts(1, 3)));

    assertEquals(texts(1, 3), look(new LogPosition("another", 2)).events());
  }

  @Test
  void onlyWhatIsNotThereYetIsAdded() {
    LogPosition begin = make(EPOCH).position();
    var _ = append(batch(begin, 0, texts(1, 3)));

    LogView again = append(batch(begin, 0, texts(1, 3)));
    LogView more = append(batch(begin, 0, texts(1, 5)));

    assertEquals(3, again.position().lastSequence());
    assertEquals(5, more.position().lastSequence());
    assertEquals(texts(1, 5), look(begin).events());
  }

  @Test
  void whatWouldLeaveAGapIsNotAdded() {
    LogPosition begin = make(EPOCH).position();

    LogView view = append(batch(new LogPosition(EPOCH, 4), 0, texts(5, 6)));

    assertEquals(begin, view.position());
    assertEquals(List.of(), look(begin).events());
  }

  @Test
  void whatIsOfAnotherEpochIsNotAdded() {
    LogPosition begin = make(EPOCH).position();

    LogView view = append(batch(new LogPosition("another", 0), 9, texts(1, 2)));

    assertEquals(begin, view.position());
    assertEquals(List.of(), look(begin).events());
  }

  @Test
  void whoShowsANewerFenceTakesTheRightFromOlderOnes() {
    LogPosition begin = make(EPOCH).position();
    assertEquals(3, seen(there().look(List.of(look(begin, "", 3, false)))).fence());

    LogView late = append(batch(begin, 2, texts(1, 2)));
    assertEquals(begin, late.position());
    assertEquals(3, late.fence());
    assertEquals(3, seen(here().look(List.of(look(begin, "", 1, false)))).fence());

    LogView right = append(batch(begin, 3, texts(1, 2)));
    assertEquals(new LogPosition(EPOCH, 2), right.position());
    assertEquals(3, right.fence());
  }

  @Test
  void aLogIsMadeForASessionThatIsThere() {
    var at = new LogPosition(EPOCH, 40);
    assertEquals(Optional.empty(), here().create(SESSION, at, 5));
    openSession();

    LogView made = here().create(SESSION, at, 5).orElseThrow();
    LogView known = there().create(SESSION, new LogPosition("another", 1), 9).orElseThrow();

    assertEquals(at, made.position());
    assertEquals(5, made.fence());
    assertEquals(List.of(), made.events());
    assertEquals(at, known.position());
    assertEquals(5, known.fence());
    assertEquals(new LogPosition(EPOCH, 42), append(batch(at, 5, texts(41, 42))).position());
  }

  @Test
  void aLogGoesOnInAnotherEpochWithWhatItHas() {
    LogPosition begin = make(EPOCH).position();
    LogPosition end = append(batch(begin, 0, texts(1, 3))).position();
    var renamed = new LogPosition("another", 3);

    assertEquals(renamed, moved(end, renamed));

    assertEquals(renamed, append(batch(end, 0, texts(4, 4))).position());
    assertEquals(texts(1, 3), look(end).events());
    assertEquals(List.of(), look(renamed).events());
    assertEquals(4, append(batch(renamed, 0, texts(4, 4))).position().lastSequence());
  }

  @Test
  void aLogThatIsMovedToALaterPlaceHasNothingBeforeIt() {
    LogPosition begin = make(EPOCH).position();
    LogPosition end = append(batch(begin, 0, texts(1, 3))).position();
    var later = new LogPosition(EPOCH, 9);

    assertEquals(later, moved(end, later));

    assertEquals(List.of(), look(begin).events());
    assertEquals(10, append(batch(later, 0, texts(10, 10))).position().lastSequence());
    assertEquals(texts(10, 10), look(begin).events());
  }

  @Test
  void aLogThatHasGoneOnIsNotMoved() {
    LogPosition begin = make(EPOCH).position();
    LogPosition end = append(batch(begin, 0, texts(1, 3))).position();

    assertEquals(end, moved(begin, new LogPosition("another", 0)));
    assertEquals(end, moved(new LogPosition("another", 3), begin));
  }

  private LogPosition moved(LogPosition expected, LogPosition to) {
    return there().move(SESSION, expected, to).orElseThrow().position();
  }

  @Test
  void aDeletedLogIsGone() {
    var _ = append(batch(make(EPOCH).position(), 0, texts(1, 3)));

    there().delete(SESSION);
    there().delete(SESSION);

    assertEquals(List.of(Optional.empty()), here().look(List.of(look(NOWHERE, "", 0, false))));
    assertEquals(List.of(), look(make("another").position()).events());
  }

  @Test
  void severalQuestionsAreAnsweredInTheirOrder() {
    var _ = append(batch(make(EPOCH).position(), 0, texts(1, 3)));
    var elsewhere = new LogLook(OTHER_SESSION, NOWHERE, "", 0, false);

    List<Optional<LogView>> views =
        there().look(List.of(elsewhere, look(NOWHERE, "", 0, false), elsewhere));

    assertEquals(List.of(false, true, false), views.stream().map(Optional::isPresent).toList());
    List<Optional<LogView>> added =
        here()
            .append(
                List.of(
                    batch(new LogPosition(EPOCH, 3), 0, texts(4, 4)),
                    new LogBatch(
                        OTHER_SESSION, new LogPosition(EPOCH, 0), 0, logged(texts(1, 1)))));
    assertEquals(List.of(true, false), added.stream().map(Optional::isPresent).toList());
  }
}
