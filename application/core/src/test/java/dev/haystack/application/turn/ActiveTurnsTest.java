package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.meter.Meter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActiveTurnsTest {

  private static final UserId USER = new UserId("test", "anna");

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  @Test
  void aTurnThatNobodyWatchesEndsThoughAskingOthersFailedOnce() throws InterruptedException {
    var asked = new AtomicInteger();
    var turns =
        new ActiveTurns(
            scheduler,
            InstantSource.system(),
            () -> Duration.ofMillis(1),
            _ -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no answer of a store");
              }
              return false;
            });
    var turn = turn();
    assertEquals(new ActiveTurns.Registration.New(), turns.register(turn));

    turns.endUnlessWatched(turn);

    assertTrue(
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> turn.cancellation().during(ActiveTurnsTest::untilEnded)));
    assertEquals(Cancellation.Reason.DETACHED, turn.cancellation().reason());
  }

  @Test
  void aStopEndsWhatWaitsAndNotWhatHasItsAnswer() {
    var turns = new ActiveTurns(scheduler, InstantSource.system(), Duration.ofMinutes(1));
    ActiveTurn answered = turn();
    ActiveTurn waiting = turn();
    assertEquals(new ActiveTurns.Registration.New(), turns.register(answered));
    assertEquals(new ActiveTurns.Registration.New(), turns.register(waiting));
    answered.running();
    answered.answered(MessageStatus.COMPLETE);

    var stop = Thread.startVirtualThread(() -> turns.shutDown(Duration.ofMinutes(1)));
    Eventually.holds(() -> waiting.cancellation().isCancelled());

    assertEquals(Cancellation.Reason.NONE, answered.cancellation().reason());
    turns.remove(answered, NoTurn.notFound());
    turns.remove(waiting, NoTurn.givenUp(waiting));
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> stop.join());
    assertEquals(new TurnTally(0, 0, 1), turns.tally());
  }

  private static boolean untilEnded() {
    try {
      new CountDownLatch(1).await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static ActiveTurn turn() {
    var caller = new Principal(USER, new ProfileId("profile"), new AccessToken("token"));
    var request =
        new TurnRequest(
            new SessionId("s"),
            CallerLease.of(caller),
            PersonaType.WEB_ASSISTANT,
            "hello",
            ClientMessageId.NONE);
    return new ActiveTurn(new TurnId("t"), USER, request, 0, new TurnReport(Meter.NONE));
  }
}
