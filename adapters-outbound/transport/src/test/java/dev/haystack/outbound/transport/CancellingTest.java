package dev.haystack.outbound.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellingTest {

  private static final int CALLS = 200;
  private static final Duration WITHIN = Duration.ofMillis(250);

  private final HttpTransport transport = new HttpTransport(TransportLimits.defaults());
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore closed = new Semaphore(0);
  private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void interruptingTheWaitForTheAnswerClosesTheConnectionAtOnce() throws Exception {
    try (var server = new ScriptedServer(this::silent)) {
      Thread call = start(server);
      assertTrue(asked.tryAcquire(5, SECONDS));

      assertEndsWithin(call);
    }
  }

  @Test
  void interruptingTheReadingOfABodyClosesTheConnectionAtOnce() throws Exception {
    ScriptedServer.Script script =
        peer -> {
          peer.request();
          peer.stream().chunk("begun");
          asked.release();
          peer.awaitClose();
          closed.release();
        };
    try (var server = new ScriptedServer(script)) {
      Thread call = start(server);
      assertTrue(asked.tryAcquire(5, SECONDS));

      assertEndsWithin(call);
    }
  }

  @Test
  void anInterruptedThreadMakesNoCall() throws Exception {
    try (var server = new ScriptedServer(this::silent)) {
      Thread.ofVirtual()
          .start(
              () -> {
                Thread.currentThread().interrupt();
                attempt(server);
              })
          .join();

      assertEquals("CANCELLED interrupted=true", outcomes.poll(5, SECONDS));
      assertEquals(0, server.accepted());
    }
  }

  @Test
  void manyInterruptedCallsLeaveNothingBehind() throws Exception {
    try (var server = new ScriptedServer(this::silent)) {
      List<Thread> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(start(server));
      }
      assertTrue(asked.tryAcquire(CALLS, 10, SECONDS));

      calls.forEach(Thread::interrupt);

      assertTrue(closed.tryAcquire(CALLS, 10, SECONDS), "a connection is still open");
      for (Thread call : calls) {
        assertTrue(call.join(Duration.ofSeconds(5)), "a thread is still there");
      }
      assertEquals(CALLS, outcomes.size());
      assertTrue(outcomes.stream().allMatch("CANCELLED interrupted=true"::equals));
      assertEquals(TransportLimits.defaults().connectionsMax(), transport.freePlaces());
      assertEquals(0, transport.unused());
      assertEquals(0, transport.armedDeadlines());
    }
  }

  private void assertEndsWithin(Thread call) throws InterruptedException {
    long start = System.nanoTime();
    call.interrupt();

    assertTrue(closed.tryAcquire(5, SECONDS), "the connection is still open");
    assertEquals("CANCELLED interrupted=true", outcomes.poll(5, SECONDS));
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(WITHIN) < 0, "it took " + taken);
  }

  private Thread start(ScriptedServer server) {
    return Thread.startVirtualThread(() -> attempt(server));
  }

  private void attempt(ScriptedServer server) {
    try {
      outcomes.add(Attempts.text(transport, Calls.post(server.uri("/"))));
    } catch (TransportException e) {
      outcomes.add(e.reason() + " interrupted=" + Thread.currentThread().isInterrupted());
    }
  }

  private void silent(Peer peer) throws Exception {
    peer.request();
    asked.release();
    peer.awaitClose();
    closed.release();
  }
}
