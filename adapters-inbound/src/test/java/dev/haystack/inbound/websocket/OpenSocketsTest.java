package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenSocketsTest {

  private static final OutboxLimits IMPATIENT =
      new OutboxLimits(0, 100, 1 << 20, 1 << 16, Duration.ofMillis(1));

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final OpenSockets sockets = new OpenSockets(scheduler);

  @AfterEach
  void close() {
    scheduler.shutdownNow();
  }

  @Test
  void aSocketThatCannotBeLookedAfterKeepsNoneOfTheOthersFromIt() throws Exception {
    var far = new FakePeer();
    var tried = new CountDownLatch(1);
    sockets.add(stuck(far, new Unclosable(far, tried)));
    assertTrue(tried.await(10, TimeUnit.SECONDS));
    var good = new FakePeer();

    sockets.add(stuck(good, good));

    assertEquals(CloseCode.SLOW_CONSUMER, good.awaitClose());
    far.release();
    good.release();
  }

  /** One whose writer is stuck in a write. */
  private static OpenSocket stuck(FakePeer far, Peer peer) throws InterruptedException {
    var outbox = new Outbox(peer, Dialect.standard(new SessionId("s")), IMPATIENT);
    far.block();
    outbox.offer(new Notice.AuthRequired(ErrorCode.AUTH_MISSING, Duration.ofSeconds(1)));
    far.awaitWriting();
    return new OpenSocket(
        new SessionId("s"),
        outbox,
        () -> true,
        new Admittance(
            new SocketCounts(1, 1),
            FakePeer.place(),
            outbox,
            Duration.ofSeconds(1),
            Principal::notAfter,
            InstantSource.system()),
        new RateWarning(outbox, System.nanoTime()),
        _ -> {},
        false);
  }

  /** A far end to which a connection cannot even be ended. */
  private record Unclosable(FakePeer far, CountDownLatch tried) implements Peer {
    @Override
    public void add(String frame) {
      far.add(frame);
    }

    @Override
    public int batchBytes() {
      return far.batchBytes();
    }

    @Override
    public boolean write() {
      return far.write();
    }

    @Override
    public void close(CloseCode code, String reason) {
      tried.countDown();
      throw new IllegalStateException("cannot be closed");
    }
  }
}
