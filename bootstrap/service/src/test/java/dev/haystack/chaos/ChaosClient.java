package dev.haystack.chaos;

import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Talks in one session until told to stop: says something, waits until its turn is over, comes back
 * through another node when a socket breaks or when it feels like it.
 */
final class ChaosClient {

  private static final Duration QUIET_MAX = Duration.ofSeconds(5);
  private static final long AWAY_NANOS = 50_000_000;
  private static final int PAUSE_MILLIS_MAX = 150;

  private final ChaosRun run;
  private final String user;
  private final String session;
  private final String name;
  private final Random random;
  private final Progress progress = new Progress();
  private long newestTaken;
  private Optional<ChaosSocket> socket = Optional.empty();

  ChaosClient(ChaosRun run, String user, String session, String name, Random random) {
    this.run = run;
    this.user = user;
    this.session = session;
    this.name = name;
    this.random = random;
  }

  void talk(CountDownLatch stop) {
    try {
      for (int number = 1; stop.getCount() > 0; number++) {
        say(new MessageName(user, session, name, number));
        tellState();
        if (random.nextInt(8) == 0) {
          leave();
        }
        // people think before they go on
        var _ = stop.await(random.nextInt(PAUSE_MILLIS_MAX), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  private void say(MessageName message) throws InterruptedException {
    run.history().add(new Entry.Sent(name, session, message.text(), System.nanoTime()));
    String text =
        JsonObject.builder()
            .put("type", "chat_message")
            .put("content", message.text())
            .put("client_message_id", message.text())
            .build()
            .text();
    long deadline = System.nanoTime() + run.patience().toNanos();
    var heard = new Answer(message, run.history(), name);
    while (System.nanoTime() < deadline) {
      ChaosSocket open = connected();
      run.history().add(new Entry.Told(session, message.text(), open.node(), System.nanoTime()));
      open.send(text);
      if (heard.isOver(open, QUIET_MAX)) {
        return;
      }
      if (heard.socketIsGone()) {
        leave();
        if (heard.isAcknowledged()) {
          // it is the service's now: saying it again would hide that it was lost
          return;
        }
      }
    }
    run.history().add(new Entry.GivenUp(name, session, message.text() + heard, System.nanoTime()));
  }

  /** A newer state, and now and then an older one, which must not win. */
  private void tellState() throws InterruptedException {
    if (random.nextInt(2) > 0) {
      return;
    }
    boolean older = newestTaken > 0 && random.nextInt(3) == 0;
    long told = older ? newestTaken - 1 : run.nextStamp();
    ChaosSocket open = connected();
    open.send(
        JsonObject.builder()
            .put("type", "full_state_update")
            .put("state", JsonObject.builder().put("stamp", told).build())
            .put("timestamp", Instant.ofEpochSecond(1_700_000_000L + told).toString())
            .build()
            .text());
    for (Optional<JsonObject> next = open.next(QUIET_MAX);
        next.isPresent();
        next = open.next(QUIET_MAX)) {
      JsonObject frame = next.get();
      if (frame.string("type").orElse("").equals("ui_state_ack")) {
        if (frame.bool("success").orElse(false)) {
          run.history().add(new Entry.StateTaken(session, told, newestTaken, System.nanoTime()));
          newestTaken = Math.max(newestTaken, told);
        }
        return;
      }
      if (ChaosSocket.isClosed(frame)) {
        leave();
        return;
      }
    }
  }

  /** Says so many things and goes. */
  void sayAll(int count) throws InterruptedException {
    for (int number = 1; number <= count; number++) {
      say(new MessageName(user, session, name, number));
    }
    leave();
  }

  private ChaosSocket connected() {
    while (socket.isEmpty()) {
      URI node = run.anyNode(random);
      socket =
          ChaosSocket.open(run.http(), node, session, run.token(user), run.history(), progress);
      if (socket.isEmpty()) {
        // the node is being started again
        LockSupport.parkNanos(AWAY_NANOS);
      }
    }
    return socket.get();
  }

  private void leave() {
    socket.ifPresent(ChaosSocket::close);
    if (socket.isPresent()) {
      progress.leave();
    }
    socket = Optional.empty();
  }
}
