package dev.haystack.outbound.openai;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.model.ModelAccess;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.model.Pause;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.model.ModelException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class CancellingTest {

  private static final int CALLS = 200;

  @Test
  void manyInterruptedInferencesLeaveNothingBehind() throws Exception {
    var begun = new CountDownLatch(CALLS);
    var outcomes = new LinkedBlockingQueue<String>();
    try (var rig =
        new Rig(
            peer -> {
              peer.request();
              peer.stream().chunk(Sse.words("a")).awaitClose();
            })) {
      List<Thread> turns = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        turns.add(
            Thread.startVirtualThread(
                () -> {
                  try {
                    outcomes.add(
                        rig.model.generate(Rig.QUESTION, _ -> begun.countDown()).toString());
                  } catch (ModelException e) {
                    outcomes.add(e.reason() + " " + Thread.currentThread().isInterrupted());
                  }
                }));
      }
      assertTrue(begun.await(10, SECONDS), "not all have begun");

      turns.forEach(Thread::interrupt);

      rig.server.awaitOpenConnections(0);
      for (Thread turn : turns) {
        assertTrue(turn.join(Duration.ofSeconds(5)), "a thread is still there");
      }
      assertEquals(Collections.nCopies(CALLS, "CANCELLED true"), List.copyOf(outcomes));
      assertEquals(TransportLimits.defaults().connectionsMax(), rig.transport.freePlaces());
    }
  }

  @Test
  void interruptingTheWaitForAnotherAttemptIsCancelled() throws Exception {
    var asked = new CountDownLatch(1);
    var outcome = new CompletableFuture<String>();
    try (var rig = Rig.answering(Sse.status(429, "Retry-After: 15\r\n", ""))) {
      var settings =
          new OpenAiSettings(
              new ModelAccess(rig.server.uri("/v1"), "key", "m"),
              Rig.limits(Rig.LONG, Rig.LONG, Rig.LONG));
      var model =
          new OpenAiChatModel(
              settings,
              new ModelRuntime(
                  rig.transport,
                  InstantSource.system(),
                  new Random(7),
                  wait -> {
                    asked.countDown();
                    Pause.REAL.await(wait);
                  }));
      Thread turn =
          Thread.startVirtualThread(
              () -> {
                try {
                  outcome.complete(model.generate(Rig.QUESTION, _ -> {}).toString());
                } catch (ModelException e) {
                  outcome.complete(e.reason() + " " + Thread.currentThread().isInterrupted());
                }
              });
      assertTrue(asked.await(5, SECONDS), "no wait");

      turn.interrupt();

      assertEquals("CANCELLED true", outcome.get(5, SECONDS));
    }
  }
}
