package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.port.ChatModel;
import dev.haystack.application.port.TextReceiver;
import dev.haystack.application.turn.QueuePosition;
import dev.haystack.application.turn.QueuedTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose turn waits while another node deletes the session. */
class WaitingTurnTest {

  private static final SessionId SESSION = new SessionId("s");

  private final HeldModel model = new HeldModel();
  private final InProcessTurns turns =
      new InProcessTurns(model, _ -> new ToolResult.Success(JsonArray.EMPTY));

  /** Answers when it is let go. */
  private static final class HeldModel implements ChatModel {

    private final Semaphore asked = new Semaphore(0);
    private final Semaphore answering = new Semaphore(0);

    @Override
    public ModelReply generate(ModelRequest request, TextReceiver receiver) {
      asked.release();
      answering.acquireUninterruptibly();
      receiver.receive("yes");
      return new ModelReply("yes", List.of(), FinishReason.STOP, Usage.NONE, name());
    }

    @Override
    public String name() {
      return "held";
    }
  }

  @AfterEach
  void close() {
    turns.close();
  }

  @Test
  void aTurnThatWaitedInADeletedSessionDoesNotBringItBack() throws Exception {
    CompletableFuture<TurnOutcome> first = run(turns.queue("s", "one", _ -> {}));
    model.asked.acquire();
    CompletableFuture<TurnOutcome> second = runUntilItWaits("two");

    turns.sessions().delete(SESSION);
    model.answering.release(2);

    var _ = first.get(5, TimeUnit.SECONDS);
    assertEquals(
        new TurnOutcome.Refused(ErrorCode.SESSION_NOT_FOUND, Duration.ZERO),
        second.get(5, TimeUnit.SECONDS));
    assertEquals(Optional.empty(), turns.sessions().find(SESSION));
  }

  @Test
  void aTurnThatWaitedGoesOnInItsSession() throws Exception {
    CompletableFuture<TurnOutcome> first = run(turns.queue("s", "one", _ -> {}));
    model.asked.acquire();
    CompletableFuture<TurnOutcome> second = runUntilItWaits("two");

    model.answering.release(2);

    assertInstanceOf(TurnOutcome.Answered.class, first.get(5, TimeUnit.SECONDS));
    assertInstanceOf(TurnOutcome.Answered.class, second.get(5, TimeUnit.SECONDS));
    assertEquals(4, turns.sessions().messages(SESSION).size());
  }

  /** Returns when its thread has nothing left to do but wait: it has met the session by then. */
  private CompletableFuture<TurnOutcome> runUntilItWaits(String content) throws Exception {
    BlockingQueue<QueuePosition> positions = new LinkedBlockingQueue<>();
    QueuedTurn queued = turns.queue("s", content, positions::add);
    assertEquals(
        Optional.of(1),
        Optional.ofNullable(positions.poll(5, TimeUnit.SECONDS)).map(QueuePosition::position));
    var outcome = new CompletableFuture<TurnOutcome>();
    Thread running = Thread.ofPlatform().start(() -> outcome.complete(queued.run()));
    while (running.isAlive() && running.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return outcome;
  }

  private static CompletableFuture<TurnOutcome> run(QueuedTurn turn) {
    return CompletableFuture.supplyAsync(turn::run);
  }
}
