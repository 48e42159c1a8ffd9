package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.uistate.UiState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CS-1")
class AgUiInterruptTest {

  private static final Pattern TYPE = Pattern.compile("data: \\{\"type\":\"(\\w+)\"");
  private static final List<TurnEvent> TURN =
      List.of(
          new TurnEvent.Started(new MessageId("m"), ClientMessageId.NONE, Durability.MEMORY),
          new TurnEvent.TextDelta("One moment."),
          started("c1"),
          started("c2"),
          asked("q1", "c1"),
          asked("q2", "c2"),
          new TurnEvent.ToolCompleted("c1", "write", false, 1, ""),
          new TurnEvent.ToolCompleted("c2", "write", false, 1, "declined"),
          new TurnEvent.TextDelta("Done."),
          new TurnEvent.Completed(new MessageId("a"), TurnEnd.STOP, Usage.NONE, "model"),
          new TurnEvent.Ended());

  private static TurnEvent started(String call) {
    return new TurnEvent.ToolStarted(call, "write", "Write", JsonObject.EMPTY);
  }

  private static TurnEvent asked(String id, String call) {
    return new TurnEvent.ConfirmationRequired(
        id, call, "write", "Write", JsonObject.EMPTY, Instant.EPOCH);
  }

  private static AgUiDialect dialect(String... answered) {
    return new AgUiDialect(
        new AgUiRun("t", "r", Set.of(), Set.of(answered)), () -> UiState.EMPTY, List::of);
  }

  private static List<LoggedEvent> logged(List<TurnEvent> events) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> new LoggedEvent(i + 1, new TurnId("turn"), events.get(i)))
        .toList();
  }

  private static void tell(List<TurnEvent> events, AgUiDialect dialect, StringBuilder stream) {
    for (LoggedEvent event : logged(events)) {
      if (!dialect.isInterrupted()) {
        dialect.event(event, stream);
      }
    }
  }

  private static List<String> types(StringBuilder stream) {
    return TYPE.matcher(stream).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** The types of a run's events, as far as it goes. */
  private static List<String> run(String... answered) {
    AgUiDialect dialect = dialect(answered);
    var stream = new StringBuilder();
    tell(TURN, dialect, stream);
    assertEquals(stream.indexOf("\"outcome\"") >= 0, dialect.isInterrupted());
    return types(stream);
  }

  /** The same of a run that breaks behind so many events of its turn. */
  private static List<String> broken(int count, String... answered) {
    AgUiDialect dialect = dialect(answered);
    var stream = new StringBuilder();
    tell(TURN.subList(0, count), dialect, stream);
    dialect.broken(ErrorCode.AUTH_REJECTED, Duration.ZERO, stream);
    return types(stream);
  }

  @Test
  void aQuestionEndsTheRunAndItsAnswerTellsTheRestUpToTheNext() {
    List<String> first = run();
    assertEquals("RUN_FINISHED", first.getLast());
    assertTrue(first.contains("TEXT_MESSAGE_END"));
    assertFalse(first.contains("TOOL_CALL_RESULT"));

    assertEquals(List.of("RUN_STARTED", "STATE_SNAPSHOT", "RUN_FINISHED"), run("q1"));

    List<String> rest = run("q2");
    assertEquals(List.of("RUN_STARTED", "STATE_SNAPSHOT", "TOOL_CALL_RESULT"), rest.subList(0, 3));
    assertEquals(1, rest.stream().filter("TEXT_MESSAGE_START"::equals).count());
    assertEquals("RUN_FINISHED", rest.getLast());
  }

  @Test
  void whatBreaksClosesWhatWasOpenedBeforeTheError() {
    List<String> text = broken(2);
    assertEquals(
        List.of("TEXT_MESSAGE_END", "RUN_ERROR"), text.subList(text.size() - 2, text.size()));
    List<String> calls = broken(4);
    assertEquals(
        List.of("TOOL_CALL_RESULT", "TOOL_CALL_RESULT", "RUN_ERROR"),
        calls.subList(calls.size() - 3, calls.size()));
    // of what the run before told nothing is open but the calls
    assertEquals(
        List.of(
            "RUN_STARTED", "STATE_SNAPSHOT", "TOOL_CALL_RESULT", "TOOL_CALL_RESULT", "RUN_ERROR"),
        broken(4, "q1"));
  }

  /** The types of what a page that was loaded anew is told behind so many events of the turn. */
  private static List<String> retold(int count) {
    AgUiDialect dialect = dialect();
    var stream = new StringBuilder();
    dialect.looksBack(logged(TURN.subList(0, count)));
    tell(TURN, dialect, stream);
    assertEquals(stream.indexOf("\"outcome\"") >= 0, dialect.isInterrupted());
    return types(stream);
  }

  @Test
  void whatWasAskedAndAnsweredIsNotAskedAgainOfAPageThatWasLoadedAnew() {
    assertFalse(retold(6).contains("TOOL_CALL_RESULT"));

    List<String> whole = retold(8);
    assertEquals(2, whole.stream().filter("TOOL_CALL_RESULT"::equals).count());
    assertEquals(2, whole.stream().filter("TEXT_MESSAGE_START"::equals).count());
    assertEquals("RUN_FINISHED", whole.getLast());
    assertEquals(1, whole.stream().filter("RUN_FINISHED"::equals).count());
  }

  @Test
  void anAnswerToNothingTellsTheEndAlone() {
    assertEquals(List.of("RUN_STARTED", "STATE_SNAPSHOT", "RUN_FINISHED"), run("unknown"));
  }
}
