package dev.haystack.application.turn;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.turn.QueuePosition;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Turns of one user over stores in memory, without any door. */
public final class InProcessTurns implements AutoCloseable {

  private static final Principal CALLER =
      new Principal(new UserId("test", "anna"), ProfileId.NONE, AccessToken.NONE);

  private final Clock clock = Clock.systemUTC();
  private final MemorySessionStore sessions =
      new MemorySessionStore(clock, InProcessTurns::id, Duration.ofHours(1));
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final MemoryEventLog log = new MemoryEventLog(clock, InProcessTurns::id);
  private final MemoryUiStateStore uiStates =
      new MemoryUiStateStore(clock, Duration.ofHours(1), 1 << 20);
  private final RunTurn runTurn;

  public InProcessTurns(ChatModel model, ToolBackend backend) {
    runTurn =
        new RunTurn(
            new TurnPorts(
                new UserModels(model, UserLimits.none()), backend, sessions, uiStates, log),
            _ -> new Review.Granted(true),
            new ActiveTurns(scheduler, clock, Duration.ofMinutes(2)),
            TurnLimits.DEFAULT,
            PromptLimits.DEFAULT,
            clock,
            InProcessTurns::id);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  MemorySessionStore sessions() {
    return sessions;
  }

  MemoryEventLog log() {
    return log;
  }

  /** The user's page tells this of itself. */
  public void show(String session, JsonObject page) {
    var update = new UiStateUpdate(new UiStateChange.Replace(page), new Stamp(clock.instant(), 0));
    var _ = uiStates.write(new SessionId(session), CALLER.user(), update);
  }

  public QueuedTurn queue(String session, String content, Consumer<QueuePosition> waiting) {
    return queue(session, content, ClientMessageId.NONE, waiting);
  }

  QueuedTurn queue(
      String session, String content, ClientMessageId id, Consumer<QueuePosition> waiting) {
    return runTurn.queue(
        new TurnRequest(
            new SessionId(session), CallerLease.of(CALLER), PersonaType.WEB_ASSISTANT, content, id),
        waiting);
  }

  @Override
  public void close() {
    var _ = scheduler.shutdownNow();
  }
}
