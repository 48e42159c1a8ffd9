package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectDialectTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final TurnId TURN = new TurnId("t");

  private final Dialect dialect = Dialect.inspect(SESSION);
  private final List<String> frames = new ArrayList<>();

  @Test
  void aToolsAnswerIsToldWithTheEndOfItsCallAndOnce() {
    answered("c", "{\"clients\":[]}");
    assertEquals(List.of(), frames);
    completed("c");
    JsonObject first = (JsonObject) Json.parse(frames.getFirst());
    assertEquals("tool_call_completed", first.string("type").orElseThrow());
    assertEquals("{\"clients\":[]}", first.string("result").orElseThrow());
    assertFalse(first.bool("result_truncated").orElseThrow());
    completed("c");
    assertFalse(((JsonObject) Json.parse(frames.getLast())).has("result"));
  }

  @Test
  void nothingOutlivesTheTurn() {
    answered("c", "x");
    event(new TurnEvent.Ended());
    completed("c");
    assertFalse(frames.getLast().contains("result"));
  }

  @Test
  void otherEventsAreThoseOfTheDefaultDialect() {
    var standard = new ArrayList<String>();
    var event = new LoggedEvent(1, TURN, new TurnEvent.TextDelta("a"));
    Dialect.standard(SESSION).event(event, standard::add);
    dialect.event(event, frames::add);
    assertEquals(standard, frames);
  }

  @Test
  void noOtherDialectIsToldWhatHappensBeneath() {
    var round = new Inspection.RoundStarted(TURN, 1, "m", 10, List.of("n"));
    dialect.notice(new Notice.Inspected(round), frames::add);
    assertTrue(frames.getFirst().contains("\"tools_offered\":[\"n\"]"), frames::toString);
    var classic = new ArrayList<String>();
    Dialect.classic(SESSION).notice(new Notice.Inspected(round), classic::add);
    assertEquals(List.of(), classic);
  }

  private void answered(String call, String result) {
    dialect.notice(
        new Notice.Inspected(new Inspection.ToolAnswered(call, result, false)), frames::add);
  }

  private void completed(String call) {
    event(new TurnEvent.ToolCompleted(call, "n", false, 1, ""));
  }

  private void event(TurnEvent event) {
    dialect.event(new LoggedEvent(1, TURN, event), frames::add);
  }
}
