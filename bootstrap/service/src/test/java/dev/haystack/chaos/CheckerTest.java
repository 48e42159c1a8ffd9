package dev.haystack.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckerTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final History history = new History();

  @Test
  void aCleanHistoryBreaksNoRule() {
    saidAndAcknowledged("c1", "m1", 1, true);
    saidAndAcknowledged("c1", "m2", 2, true);
    asked("m1", 1, 2);
    asked("m2", 3, 4);
    joined("socket-1", "e", 0);
    frame("socket-1", 1, 3, "a");
    frame("socket-1", 4, 4, "b");
    ends(true, 7, "m1", "m2");

    assertEquals(Map.of(), broken());
  }

  @Test
  void anAcknowledgedMessageThatIsMissingIsFound() {
    saidAndAcknowledged("c1", "m1", 1, true);
    ends(true, 0);

    assertEquals(List.of("acknowledged exactly once"), brokenRules());
  }

  @Test
  void aMessageThatIsThereTwiceIsFound() {
    saidAndAcknowledged("c1", "m1", 1, true);
    ends(true, 0, "m1", "m1");

    assertEquals(List.of("acknowledged exactly once"), brokenRules());
  }

  @Test
  void aMessageThatNobodySaidIsFound() {
    ends(true, 0, "m1");

    assertEquals(List.of("nothing doubled or invented"), brokenRules());
  }

  @Test
  void messagesOfOneClientInTheWrongOrderAreFound() {
    saidAndAcknowledged("c1", "m1", 1, false);
    saidAndAcknowledged("c1", "m2", 2, false);
    ends(true, 0, "m2", "m1");

    assertEquals(List.of("in order"), brokenRules());
  }

  @Test
  void whatOneNodeAloneHeldHasNoOrderAmongOthers() {
    saidAndAcknowledged("c1", "m1", 1, false);
    history.add(new Entry.Sent("c1", "s", "m2", 20));
    history.add(new Entry.Acknowledged("c1", "s", "m2", true, "node-2", 21));
    ends(true, 0, "m2", "m1");

    assertEquals(List.of(), brokenRules());
  }

  @Test
  void whatWasToldToSeveralNodesHasNoOrderAmongThoseOfOne() {
    saidAndAcknowledged("c1", "m1", 1, false);
    saidAndAcknowledged("c1", "m2", 2, false);
    history.add(new Entry.Told("s", "m2", "node-1", 20));
    history.add(new Entry.Told("s", "m2", "node-1", 21));
    ends(true, 0, "m2", "m1");
    assertEquals(List.of("in order"), brokenRules());

    history.add(new Entry.Told("s", "m2", "node-2", 19));
    assertEquals(List.of(), brokenRules());
  }

  @Test
  void whatTheStoreAcknowledgedComesBeforeWhateverWasSaidLater() {
    saidAndAcknowledged("c1", "m1", 1, true);
    history.add(new Entry.Sent("c1", "s", "m2", 20));
    history.add(new Entry.Acknowledged("c1", "s", "m2", false, "node-2", 21));
    ends(true, 0, "m2", "m1");

    assertEquals(List.of("in order"), brokenRules());
  }

  @Test
  void aTurnThatNeverEndedIsFound() {
    history.add(new Entry.GivenUp("c1", "s", "m1", 1));

    assertEquals(List.of("every turn ends"), brokenRules());
  }

  @Test
  void aDeletedSessionThatIsBackIsFound() {
    history.add(new Entry.Deleted("s", "node-1", 1));
    ends(true, 0);

    assertEquals(List.of("deleted stays deleted"), brokenRules());
  }

  @Test
  void overlappingTurnsAreFound() {
    asked("m1", 1, 3);
    asked("m2", 2, 4);

    assertEquals(List.of("turns never overlap"), brokenRules());
  }

  @Test
  void turnsThatBeginInAnOutageAreNotJudged() {
    history.add(new Entry.Outage(SECOND, 2 * SECOND));
    asked("m1", 1, 20 * SECOND);
    asked("m2", SECOND, 20 * SECOND);
    assertEquals(List.of(), brokenRules());

    asked("m3", 15 * SECOND, 20 * SECOND);
    assertEquals(List.of("turns never overlap"), brokenRules());
  }

  @Test
  void tooManyTurnsOfAUserAreFound() {
    for (int i = 0; i < 11; i++) {
      history.add(new Entry.Asked("u", "s" + i, "m" + i, i, 100));
    }

    assertEquals(List.of("at most 10 in flight"), brokenRules());
  }

  @Test
  void aGapBetweenEventsIsFound() {
    joined("socket-1", "e", 0);
    frame("socket-1", 1, 1, "a");
    frame("socket-1", 3, 3, "c");

    assertEquals(List.of("events contiguous"), brokenRules());
  }

  @Test
  void anEventThatDiffersBetweenSocketsIsFound() {
    joined("socket-1", "e", 0);
    joined("socket-2", "e", 0);
    frame("socket-1", 1, 1, "a");
    frame("socket-2", 1, 1, "b");

    assertEquals(List.of("events the same for all"), brokenRules());
  }

  @Test
  void aStateThatWentBackIsFound() {
    history.add(new Entry.StateTaken("s", 8, 7, 1));
    ends(true, 7);

    assertEquals(List.of("UI state never goes back"), brokenRules());
  }

  @Test
  void aStateThatGivesWayToAnOlderOneIsFound() {
    history.add(new Entry.StateTaken("s", 7, 8, 1));
    ends(true, 8);

    assertEquals(List.of("UI state never goes back"), brokenRules());
  }

  private void saidAndAcknowledged(String client, String message, long at, boolean shared) {
    history.add(new Entry.Sent(client, "s", message, 10 * at));
    history.add(new Entry.Acknowledged(client, "s", message, shared, "node-1", 10 * at + 1));
  }

  private void asked(String message, long from, long to) {
    history.add(new Entry.Asked("u", "s", message, from, to));
  }

  private void joined(String socket, String epoch, long after) {
    history.add(new Entry.Joined(socket, "s", epoch, after, 1));
  }

  private void frame(String socket, long first, long last, String text) {
    history.add(new Entry.Frame(socket, "s", "e", first, last, "text_chunk", text, 1));
  }

  private void ends(boolean there, long stamp, String... said) {
    List<String> ids = List.of();
    history.add(new Entry.Final("node-1", "s", there, List.of(said), ids, stamp));
  }

  private List<String> brokenRules() {
    return List.copyOf(broken().keySet());
  }

  private Map<String, List<String>> broken() {
    return new Checker(10)
        .findings(history).entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
