package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventSourceDialectTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnId TURN = new TurnId("t");
  private static final Instant TIME = Instant.parse("2026-05-01T10:00:00.123456Z");

  private final List<String> frames = new ArrayList<>();

  @Test
  @Tag("FE-16")
  void eachServerSentEventNamesThePlaceAfterWhichItsReaderGoesOn() {
    Dialect dialect = Dialect.eventSource(SESSION, false);
    dialect.notice(established(), frames::add);
    dialect.text(new TextRun(8, 9, TURN, "abc"), frames::add);
    dialect.event(new LoggedEvent(10, TURN, new TurnEvent.Ended()), frames::add);
    dialect.notice(new Notice.NotResumed(3, 12, "too_old"), frames::add);
    dialect.notice(new Notice.GoingAway(Duration.ofMillis(40)), frames::add);

    assertEquals(
        List.of("retry: 30000|id: e.7", "id: e.9", "id: e.10", "id: e.12", "retry: 40"),
        frames.stream().map(EventSourceDialectTest::head).toList());
    assertTrue(frames.stream().allMatch(event -> event.endsWith("}\n\n")));
  }

  @Test
  @Tag("FE-16")
  void whoIsToldFirstWhatWasMissedIsAtNoOtherPlaceUntilThen() {
    Dialect dialect = Dialect.eventSource(SESSION, true);
    dialect.notice(established(), frames::add);
    dialect.notice(new Notice.Resumed(3, 7), frames::add);
    dialect.text(new TextRun(3, 7, TURN, "abc"), frames::add);

    assertEquals(
        List.of("retry: 30000", "", "id: e.7"),
        frames.stream().map(EventSourceDialectTest::head).toList());
  }

  private static Notice established() {
    return new Notice.ConnectionEstablished(
        TIME, new LogPosition("e", 7), Duration.ofSeconds(20), 4096, "", "c0");
  }

  /** What stands before the data. */
  private static String head(String event) {
    return event.substring(0, event.indexOf("data: {")).strip().replace('\n', '|');
  }
}
