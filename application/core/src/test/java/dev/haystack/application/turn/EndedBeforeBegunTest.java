package dev.haystack.application.turn;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.policy.Review;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnClaim;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.TurnPlaces;
import dev.haystack.port.turn.WorkClaim;
import dev.haystack.port.turn.WorkPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A turn that is to end when it has its place and nothing of it is stored. */
class EndedBeforeBegunTest {

  private final OneNode node = new OneNode(new ScriptedChatModel(_ -> Answer.of("yes")));
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    node.close();
  }

  @Test
  void itsMessageIsNotStoredAndCanBeAskedAgainElsewhere() {
    var caller = new Principal(ANNA, PROFILE, new AccessToken("token"));
    var request =
        new TurnRequest(
            SESSION,
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            "question",
            new ClientMessageId("1"));

    TurnOutcome outcome = runTurn().run(request, _ -> {});

    var refused = assertInstanceOf(TurnOutcome.Refused.class, outcome);
    assertEquals(ErrorCode.SHUTTING_DOWN, refused.code());
    assertEquals(List.of(), node.words(SESSION));
    assertEquals(List.of(), node.model.requests());
  }

  private RunTurn runTurn() {
    var models = new UserModels(node.model, UserLimits.none());
    return new RunTurn(
        new TurnPorts(
            models,
            models,
            node.backend,
            node.store.sessions(),
            node.store.uiStates(),
            node.store.log()),
        _ -> new Review.Granted(true),
        new ActiveTurns(scheduler, InstantSource.system(), Duration.ofMinutes(1)),
        new Losing(LocalPlaces.of(TurnLimits.DEFAULT)),
        () -> TurnLimits.DEFAULT,
        PromptLimits.DEFAULT,
        InstantSource.system(),
        () -> UUID.randomUUID().toString());
  }

  /** Places that are lost while the turn looks at what was said before. */
  private record Losing(TurnPlaces places) implements TurnPlaces {

    @Override
    public TurnPlace enter(TurnClaim claim, Consumer<QueuePosition> waiting) {
      return new Lost(places.enter(claim, waiting), claim.onLost());
    }

    @Override
    public WorkPlace enter(WorkClaim claim) {
      return places.enter(claim);
    }

    @Override
    public boolean endIfLost(SessionId session, TurnId turn) {
      return places.endIfLost(session, turn);
    }
  }

  private record Lost(TurnPlace place, Runnable lose) implements TurnPlace {

    @Override
    public <T> Supplier<T> beside(Supplier<T> step) {
      return place.beside(step);
    }

    @Override
    public List<Message> history(SessionCopy opened) {
      lose.run();
      return place.history(opened);
    }

    @Override
    public boolean isFree() {
      return place.isFree();
    }

    @Override
    public boolean await() {
      return place.await();
    }

    @Override
    public boolean isRefused() {
      return place.isRefused();
    }

    @Override
    public void close() {
      place.close();
    }
  }
}
