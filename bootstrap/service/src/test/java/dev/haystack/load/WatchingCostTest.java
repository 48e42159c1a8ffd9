package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.bootstrap.ToldLines;
import dev.haystack.load.script.MessageShape;
import dev.haystack.load.script.ScriptedModel;
import dev.haystack.testkit.LoopbackCollector;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What those who run the service are told of a turn does not grow with its text, so that it costs
 * next to nothing beside a long one. How much it costs in processor time {@code load --scenario
 * flat --compare} says, on a machine that does nothing else.
 */
class WatchingCostTest {

  private static final int FEW_CHUNKS = 20;
  private static final int MANY_CHUNKS = 400;

  /** So that each chunk is a frame, or nearly. */
  private static final int CHUNKS_PER_SECOND = 800;

  private static final int LINES_MAX = 10;
  private static final int SPANS_MAX = 3;

  @TempDir private Path folder = Path.of("");
  private final LoopbackModel unasked = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private ScriptedModel model;

  @BeforeEach
  void start() throws IOException {
    model = ScriptedModel.start(0, (_, _) -> {});
  }

  @AfterEach
  void stop() throws IOException {
    model.close();
    practice.close();
    unasked.close();
  }

  @Test
  @Tag("OP-12")
  void aLongAnswerIsToldInAsManyLinesAsAShortOne() throws IOException {
    long few = lines(FEW_CHUNKS, Level.INFO);

    assertEquals(few, lines(MANY_CHUNKS, Level.INFO));
    assertTrue(few > 0 && few <= LINES_MAX, () -> few + " lines");
  }

  @Test
  @Tag("OP-12")
  void noPieceOfTextIsToldEvenToWhoAsksForMore() throws IOException {
    assertEquals(lines(FEW_CHUNKS, Level.FINE), lines(MANY_CHUNKS, Level.FINE));
  }

  @Test
  @Tag("OP-16")
  void aLongAnswerIsAsManyPiecesOfATraceAsAShortOne() throws IOException {
    int few = spans(FEW_CHUNKS);

    assertEquals(few, spans(MANY_CHUNKS));
    assertTrue(few > 0 && few <= SPANS_MAX, () -> few + " spans");
  }

  private long lines(int chunks, Level level) throws IOException {
    Path file = Files.createTempFile(folder, "told", ".jsonl");
    try (var log = new ToldLines(file)) {
      log.tell(level);
      turn(chunks, Map.of());
    }
    assertTrue(Files.readString(file).contains("\"event\":\"turn_ended\""));
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private int spans(int chunks) throws IOException {
    try (var collector = LoopbackCollector.start()) {
      turn(chunks, collector.settings());
      return collector.spans().size();
    }
  }

  /** One turn of so many chunks, from the start of a service to its end. */
  private void turn(int chunks, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("OPENAI_BASE_URL", "http://127.0.0.1:" + model.port() + "/v1");
    try (var service = RunningService.start(unasked, practice, settings)) {
      URI url = URI.create("ws://127.0.0.1:" + service.socket("s").getPort());
      LoadPlan plan =
          LoadPlan.closedLoop(
                  "flat",
                  1,
                  Duration.ofMinutes(1),
                  new MessageShape(chunks, CHUNKS_PER_SECOND, 24, 0, 0, 1))
              .withTurns(1, 1);
      var silent = new ProgressLine(new PrintWriter(Writer.nullWriter()));
      PhaseResult seen =
          new Phase(
                  new LoadTarget(url, OptionalLong.empty(), "", true), new StopClock(false), silent)
              .run(plan, "flat-" + chunks);
      assertEquals(chunks, seen.count(Count.CHUNKS));
      service.awaitOpenConnections(0);
    }
  }
}
