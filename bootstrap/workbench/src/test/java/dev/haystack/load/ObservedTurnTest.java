package dev.haystack.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.script.MessageShape;
import dev.haystack.load.wire.ChunkScanner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedTurnTest {

  private static final long SENT_NANOS = 1_000_000;

  private final Tally tally = new Tally();
  private final LoadPlan plan =
      LoadPlan.closedLoop("p", 1, Duration.ofSeconds(1), new MessageShape(2, 0, 17, 0, 0, 1));
  private final ObservedTurn turn = new ObservedTurn(tally, plan, true, SENT_NANOS);

  @Test
  void theModelsOwnTimeIsTakenOffTheFirstChunk() {
    text("^00000000000f4240~00000000003d0900", 5_000_000);
    text("~00000000005b8d80", 7_000_000);
    assertEquals(4.0, millis(Latency.FIRST_CHUNK), 0.01);
    assertEquals(3.0, millis(Latency.ADDED_FIRST_CHUNK), 0.01);
    assertEquals(2.0, millis(Latency.CHUNK_GAP), 0.01);
    assertEquals(1.0, millis(Latency.CHUNK_WAY), 0.01);
    assertEquals(2, tally.count(Count.CHUNKS));
  }

  @Test
  void aTurnEndsWhenTheTypingEnds() {
    typing(true);
    text("~0000000000000001~0000000000000002", 5_000_000);
    event("message_complete", JsonObject.EMPTY.with("finish_reason", "stop"));
    assertFalse(turn.over());
    typing(false);
    assertTrue(turn.over());
    assertEquals(1, tally.count(Count.TURNS_COMPLETED));
  }

  @Test
  void missingChunksAreAFailure() {
    text("~0000000000000001", 5_000_000);
    event("message_complete", JsonObject.EMPTY.with("finish_reason", "stop"));
    assertEquals(1, tally.count(Count.TURNS_FAILED));
    assertEquals(Map.of("chunks_missing", 1L), tally.errors());
  }

  @Test
  void anErrorBeforeTheTurnIsItsEnd() {
    event("error", JsonObject.EMPTY.with("code", "queue_full"));
    assertTrue(turn.over());
    turn.abandon("lost");
    assertEquals(Map.of("queue_full", 1L), tally.errors());
  }

  @Test
  void anAbandonedTurnHasFailed() {
    typing(true);
    turn.abandon("turn_cut_1006");
    assertTrue(turn.over());
    assertEquals(1, tally.count(Count.TURNS_FAILED));
  }

  private void typing(boolean typing) {
    event("typing_indicator", JsonObject.builder().put("typing", typing).build());
  }

  private void event(String type, JsonObject frame) {
    turn.event(type, frame, 9_000_000);
  }

  private void text(String content, long receivedNanos) {
    byte[] frame = ("{\"type\":\"text_chunk\",\"content\":\"" + content + "\"}").getBytes(UTF_8);
    var scanner = new ChunkScanner();
    assertTrue(scanner.scan(frame, 0, frame.length));
    turn.text(scanner, receivedNanos);
  }

  private double millis(Latency latency) {
    return tally.times(latency).getMaxValue() / 1e6;
  }
}
