package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.Inspection;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldInspectionsTest {

  private static final TurnId TURN = new TurnId("t");
  private static final UserId ANN = new UserId("i", "ann");
  private static final UserId BOB = new UserId("i", "bob");

  private final FakePeer peer = new FakePeer();
  private final Outbox outbox =
      new Outbox(peer, Dialect.inspect(new SessionId("s")), OutboxLimits.DEFAULT);
  private final HeldInspections held = new HeldInspections();

  @BeforeEach
  void holdTheOutbox() {
    outbox.hold();
  }

  @Test
  void whatIsHeldIsHandedOverBetweenTheEventsWhereItHappened() throws Exception {
    held.begin();
    assertTrue(held.hold(ANN, 1, started(1)));
    assertTrue(held.hold(ANN, 2, answered("b", "of Ann")));
    assertTrue(held.hold(ANN, 3, started(2)));
    held.handOver(ANN, List.of(said(1), completed(2, "a"), completed(3, "b"), said(4)), outbox);
    assertEquals(
        List.of(
            "text_chunk",
            "round_started",
            "tool_call_completed",
            "tool_call_completed of Ann",
            "round_started",
            "text_chunk"),
        written());
  }

  @Test
  void nobodyIsHandedWhatHappenedBeneathAnothersTurn() throws Exception {
    held.begin();
    assertTrue(held.hold(BOB, 0, started(1)));
    assertTrue(held.hold(BOB, 1, answered("a", "of Bob")));
    held.handOver(ANN, List.of(completed(2, "a")), outbox);
    assertEquals(List.of("tool_call_completed"), written());
  }

  @Test
  void onceHandedOverOrDroppedNothingIsHeld() throws Exception {
    assertFalse(held.hold(ANN, 1, started(1)));
    held.begin();
    assertTrue(held.hold(ANN, 1, started(1)));
    held.drop();
    assertFalse(held.hold(ANN, 1, started(2)));
    held.handOver(ANN, List.of(completed(2, "a")), outbox);
    assertEquals(List.of("tool_call_completed"), written());
  }

  @Test
  void noMoreThanABoundIsHeld() throws Exception {
    held.begin();
    for (int i = 0; i < 2 * HeldInspections.MAX; i++) {
      assertTrue(held.hold(ANN, 0, started(i)));
    }
    held.handOver(ANN, List.of(), outbox);
    assertEquals(HeldInspections.MAX, written().size());
  }

  /** The types of all frames but the first, with what tools answered. */
  private List<String> written() throws InterruptedException {
    outbox.begin(new Notice.Degraded(false));
    return peer.nextWrite().stream()
        .skip(1)
        .map(
            frame ->
                frame.string("type").orElseThrow()
                    + frame.string("result").map(result -> " " + result).orElse(""))
        .toList();
  }

  private static Inspection started(int round) {
    return new Inspection.RoundStarted(TURN, round, "m", 1, List.of());
  }

  private static Inspection answered(String call, String result) {
    return new Inspection.ToolAnswered(call, result, false);
  }

  private static LoggedEvent said(long sequence) {
    return new LoggedEvent(sequence, TURN, new TurnEvent.TextDelta("x"));
  }

  private static LoggedEvent completed(long sequence, String call) {
    return new LoggedEvent(sequence, TURN, new TurnEvent.ToolCompleted(call, "n", false, 1, ""));
  }
}
