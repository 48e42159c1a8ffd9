package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message that waits while others deal with its session, or is sent again. */
class WaitingTurnTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final ClientMessageId ID = new ClientMessageId("c");

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

  @Test
  void whoSaysAWaitingMessageAgainLearnsThatAnotherNodeHasAnsweredIt() throws Exception {
    CompletableFuture<TurnOutcome> first = run(turns.queue("s", "one", _ -> {}));
    model.asked.acquire();
    CompletableFuture<TurnOutcome> second = runUntilItWaits("two");
    QueuedTurn again = turns.queue("s", "two", ID, _ -> {});
    CompletableFuture<TurnOutcome> third = run(again);
    var question = new UserMessage(new MessageId("q"), ID, "two", Instant.EPOCH);
    var _ = CurrentSession.append(turns.sessions(), SESSION, question);
    var _ = CurrentSession.append(turns.sessions(), SESSION, answer(question));

    model.answering.release(2);

    assertEquals(Optional.of(TurnState.QUEUED), again.waiting().map(TurnStatus::state));
    var _ = first.get(5, TimeUnit.SECONDS);
    var status = new TurnStatus(new TurnId("q"), question.id(), ID, TurnState.COMPLETED);
    assertEquals(new TurnOutcome.Repeated(status), second.get(5, TimeUnit.SECONDS));
    assertEquals(new TurnOutcome.Repeated(status), third.get(5, TimeUnit.SECONDS));
  }

  @Test
  void whoSaysAWaitingMessageAgainIsToldOfItsTurnOnceMore() throws Exception {
    CompletableFuture<TurnOutcome> first = run(turns.queue("s", "one", _ -> {}));
    model.asked.acquire();
    CompletableFuture<TurnOutcome> second = runUntilItWaits("two");
    CompletableFuture<TurnOutcome> third = run(turns.queue("s", "two", ID, _ -> {}));

    model.answering.release(1);
    var _ = first.get(5, TimeUnit.SECONDS);
    model.asked.acquire();
    QueuedTurn running = turns.queue("s", "two", ID, _ -> {});

    assertEquals(Optional.empty(), running.waiting());
    var outcome = assertInstanceOf(TurnOutcome.Repeated.class, running.run());
    assertEquals(TurnState.RUNNING, outcome.status().state());
    model.answering.release(1);
    assertInstanceOf(TurnOutcome.Answered.class, second.get(5, TimeUnit.SECONDS));
    assertEquals(second.get(), third.get(5, TimeUnit.SECONDS));
    assertEquals(4, turns.sessions().messages(SESSION).size());
  }

  @Test
  void aTurnWhoseEndIsToldIsNotSaidToRun() {
    model.answering.release(1);
    List<TurnOutcome> again = new ArrayList<>();
    try (var _ = turns.log().follow(SESSION, event -> again.addAll(repeatAtEnd(event)))) {
      var _ = turns.queue("s", "one", ID, _ -> {}).run();
    }

    var outcome = assertInstanceOf(TurnOutcome.Repeated.class, again.getFirst());
    assertEquals(TurnState.COMPLETED, outcome.status().state());
  }

  private List<TurnOutcome> repeatAtEnd(LoggedEvent event) {
    return event.event() instanceof TurnEvent.Completed
        ? List.of(turns.queue("s", "one", ID, _ -> {}).run())
        : List.of();
  }

  private static AssistantMessage answer(UserMessage question) {
    return new AssistantMessage(
        new MessageId("a"),
        question.id(),
        "yes",
        Instant.EPOCH,
        MessageStatus.COMPLETE,
        List.of(),
        "yes");
  }

  /** Returns when its thread has nothing left to do but wait: it has met the session by then. */
  private CompletableFuture<TurnOutcome> runUntilItWaits(String content) throws Exception {
    BlockingQueue<QueuePosition> positions = new LinkedBlockingQueue<>();
    QueuedTurn queued = turns.queue("s", content, ID, positions::add);
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
