package dev.haystack.application.cost;

import static dev.haystack.kit.Examples.caller;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.SessionSize;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.window.FitToWindow;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UserWorkTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");
  private static final int RUNNING_MAX = 3;
  private static final int WAITING_MAX = 2;

  private final ManualClock clock = new ManualClock();
  private final SmallBudget budget = new SmallBudget(clock, 100);
  private final UserWork work =
      new UserWork(
          new UserModels(ScriptedChatModel.saying(_ -> "yes"), budget.limits()),
          LocalPlaces.of(
              new TurnLimits(
                  1,
                  RUNNING_MAX,
                  WAITING_MAX,
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(1),
                  1,
                  1,
                  1,
                  SessionSize.MAX)),
          clock,
          () -> UUID.randomUUID().toString());
  private final Pool plenty = new Pool(1_000, 1_000);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();

  @Test
  void aUsersWorkRunsAndWaitsWithinTheLimitsAndMoreIsRefused() {
    List<CompletableFuture<Done<String>>> all =
        IntStream.range(0, RUNNING_MAX + WAITING_MAX + 1).mapToObj(_ -> held(ANN, plenty)).toList();
    Eventually.holds(() -> running.get() == RUNNING_MAX && refused(all) == 1);

    assertEquals("ok", result(work.run(caller(BEN), plenty, (_, _) -> "ok")));

    hold.countDown();
    all.forEach(one -> assertTrue(outcome(one) instanceof Done.With<String> || isRefused(one)));
    assertEquals(1, refused(all));
    assertEquals(RUNNING_MAX, mostRunning.get());
  }

  private static long refused(List<CompletableFuture<Done<String>>> all) {
    return all.stream().filter(UserWorkTest::isRefused).count();
  }

  private static boolean isRefused(CompletableFuture<Done<String>> one) {
    return one.isDone()
        && one.join() instanceof Done.Not<String>(var code, _)
        && code == ErrorCode.QUEUE_FULL;
  }

  @Test
  @Tag("RL-7")
  void howeverAWorkEndsNothingIsKeptOfItsUser() {
    List<Supplier<String>> works =
        List.of(
            () -> "done",
            () -> {
              throw new ModelException(ModelFailure.STALLED, "as told");
            },
            () -> {
              throw new CredentialEnded(ErrorCode.AUTH_EXPIRED);
            });
    for (int i = 0; i < 300; i++) {
      Supplier<String> one = works.get(i % works.size());
      var user = new UserId("issuer", "user-" + i % 20);
      var _ = work.run(caller(user), plenty, (_, _) -> one.get());
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            work.run(
                caller(ANN),
                plenty,
                (_, _) -> {
                  throw new IllegalStateException("a fault of ours");
                }));

    assertEquals(0, plenty.users());
    // the places in the line are free again too
    List<CompletableFuture<Done<String>>> all =
        IntStream.range(0, RUNNING_MAX).mapToObj(_ -> held(ANN, plenty)).toList();
    Eventually.holds(() -> running.get() == RUNNING_MAX);
    hold.countDown();
    all.forEach(one -> assertEquals("done", result(outcome(one))));
  }

  @Test
  void aUserHasAtMostAQuarterOfAPoolThatAllShare() {
    var pool = new Pool(8, 8);
    CompletableFuture<Done<String>> first = held(ANN, pool);
    CompletableFuture<Done<String>> second = held(ANN, pool);
    Eventually.holds(() -> running.get() == 2);

    assertEquals(
        new Done.Not<>(ErrorCode.RATE_LIMITED, Duration.ZERO),
        work.run(caller(ANN), pool, (_, _) -> ""));
    assertEquals("ok", result(work.run(caller(BEN), pool, (_, _) -> "ok")));

    hold.countDown();
    assertEquals("done", result(outcome(first)));
    assertEquals("done", result(outcome(second)));
    assertEquals("ok", result(work.run(caller(ANN), pool, (_, _) -> "ok")));
  }

  @Test
  void whoHasUsedUpTheirTokensIsRefusedBeforeTheWork() {
    budget.spend(ANN, 100);

    assertEquals(
        new Done.Not<>(ErrorCode.BUDGET_EXHAUSTED, Duration.ofHours(1)),
        work.run(caller(ANN), plenty, (_, _) -> "never"));
  }

  @Test
  void partsTakePlacesOfTheirUserAsFarAsSomeAreFree() {
    Done<String> done =
        work.run(
            caller(ANN),
            plenty,
            (_, parts) ->
                new FitToWindow(10)
                    .fit(
                        Collections.nCopies(40, "a line of some words that is said"),
                        20,
                        parts.with((_, _, _) -> part()),
                        (_, _) -> {})
                    .text());

    assertTrue(result(done).startsWith("n"), () -> result(done));
    assertEquals(RUNNING_MAX, mostRunning.get());
  }

  @Test
  void worksThatHoldAllPlacesStillReadTheirParts() {
    var bothIn = new CountDownLatch(RUNNING_MAX);
    List<CompletableFuture<Done<String>>> all =
        IntStream.range(0, RUNNING_MAX)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            work.run(
                                caller(ANN),
                                plenty,
                                (_, parts) -> {
                                  bothIn.countDown();
                                  await(bothIn);
                                  return new FitToWindow(4)
                                      .fit(
                                          Collections.nCopies(40, "a line that was said"),
                                          20,
                                          parts.with((_, _, _) -> "n"),
                                          (_, _) -> {})
                                      .text();
                                }),
                        Thread::startVirtualThread))
            .toList();

    all.forEach(one -> assertTrue(result(outcome(one)).startsWith("n")));
  }

  /** A part that ends when as many run as may, or when it is one of the last. */
  private String part() {
    enter();
    if (mostRunning.get() < RUNNING_MAX) {
      Eventually.holds(() -> mostRunning.get() == RUNNING_MAX);
    }
    running.decrementAndGet();
    return "n";
  }

  private void enter() {
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
  }

  private CompletableFuture<Done<String>> held(UserId user, Pool pool) {
    return CompletableFuture.supplyAsync(
        () ->
            work.run(
                caller(user),
                pool,
                (_, _) -> {
                  enter();
                  await(hold);
                  running.decrementAndGet();
                  return "done";
                }),
        Thread::startVirtualThread);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Done<String> outcome(CompletableFuture<Done<String>> one) {
    return one.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static String result(Done<String> done) {
    return switch (done) {
      case Done.With<String>(var text) -> text;
      case Done.Not<String> not -> throw new AssertionError(not);
    };
  }
}
