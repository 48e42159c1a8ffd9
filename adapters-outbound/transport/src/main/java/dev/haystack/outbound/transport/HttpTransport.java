package dev.haystack.outbound.transport;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Makes HTTP/1.1 calls. A call blocks its (virtual) thread; interrupting that thread ends the call
 * and closes its connection. Redirects are not followed, cookies not kept; a body is decoded where
 * a server compresses what it was asked not to. Used by many threads.
 *
 * <p>Servers close connections that nobody uses. So one is looked at before it is used again, and a
 * call over one that ends all the same before the answer's first byte is sent once more at once, on
 * a new connection. A call that must not arrive twice is never sent over a used one.
 */
public final class HttpTransport implements AutoCloseable {

  private final TransportLimits limits;
  private final CallListener listener;
  private final Connector connector;
  private final ConnectionPool pool;
  private final Semaphore places;
  private final ScheduledThreadPoolExecutor timers;

  public HttpTransport(TransportLimits limits) {
    this(limits, CallListener.NONE);
  }

  /** The same with one who hears of the calls. */
  public HttpTransport(TransportLimits limits, CallListener listener) {
    this(limits, defaultTrust(), InstantSource.system(), listener);
  }

  HttpTransport(
      TransportLimits limits, SSLContext trust, InstantSource clock, CallListener listener) {
    this.listener = listener;
    this.limits = limits;
    this.connector = new Connector(trust, limits.connect());
    this.pool = new ConnectionPool(limits, clock);
    this.places = new Semaphore(limits.connectionsMax());
    this.timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("transport-timers").factory());
    timers.setRemoveOnCancelPolicy(true);
    long sweepMillis = Math.max(limits.unusedKept().toMillis() / 4, 100);
    var _ =
        timers.scheduleWithFixedDelay(
            this::keepSweeping, sweepMillis, sweepMillis, TimeUnit.MILLISECONDS);
  }

  /** Sends a call and waits for the head of its answer, whatever its status. */
  public Exchange exchange(HttpCall call) {
    long begunNanos = System.nanoTime();
    int status = 0;
    try {
      Exchange exchange = placed(call);
      status = exchange.status();
      return exchange;
    } finally {
      listener.answered(status, Duration.ofNanos(System.nanoTime() - begunNanos));
    }
  }

  private Exchange placed(HttpCall call) {
    Origin origin = Origin.of(call.uri());
    awaitPlace();
    var deadline = new Deadline(timers, call.total());
    boolean answered = false;
    try {
      Exchange exchange = exchange(call, origin, deadline);
      answered = true;
      return exchange;
    } catch (RuntimeException e) {
      throw deadline.failure(e, TransportFailure.FIRST_BYTE_TIMEOUT);
    } finally {
      if (!answered) {
        var _ = deadline.end();
        places.release();
      }
    }
  }

  /** How many more calls could be made at this moment. */
  public int freePlaces() {
    return places.availablePermits();
  }

  // what a periodic task throws ends it for good, and the executor keeps it to itself
  private void keepSweeping() {
    try {
      pool.sweep();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  void sweep() {
    pool.sweep();
  }

  int unused() {
    return pool.size();
  }

  int armedDeadlines() {
    return timers.getQueue().size() - 1;
  }

  private Exchange exchange(HttpCall call, Origin origin, Deadline deadline) {
    Optional<Connection> used = call.repeatable() ? pool.take(origin) : Optional.empty();
    Connection connection =
        used.filter(each -> isAnswering(call, each, deadline))
            .orElseGet(() -> asked(call, open(origin), deadline));
    return answer(call, connection, deadline);
  }

  /** Whether a connection that was used before still leads to somebody who answers. */
  private static boolean isAnswering(HttpCall call, Connection connection, Deadline deadline) {
    try {
      var _ = asked(call, connection, deadline);
      return true;
    } catch (TransportException e) {
      if (e.reason() == TransportFailure.CUT || e.reason() == TransportFailure.RESET) {
        return false;
      }
      throw e;
    }
  }

  private Connection open(Origin origin) {
    return new Connection(origin, connector.connect(origin), Instant.EPOCH);
  }

  /** Sends the call and waits for the first byte of its answer. */
  private static Connection asked(HttpCall call, Connection connection, Deadline deadline) {
    return guarded(
        connection,
        deadline,
        () -> {
          PeerSocket socket = connection.socket();
          socket.readTimeout(call.firstByte());
          socket.write(CallText.of(call), call.body());
          socket.awaitByte();
          return connection;
        });
  }

  private Exchange answer(HttpCall call, Connection connection, Deadline deadline) {
    return guarded(
        connection,
        deadline,
        () -> {
          PeerSocket socket = connection.socket();
          AnswerHead head = new AnswerHeadReader(socket).read();
          socket.readTimeout(call.idle());
          var framing = new Framing(call, head);
          BodySource body = framing.body(socket);
          var usage = new ConnectionUse(connection, deadline, pool, places);
          if (framing.isReusable()) {
            usage.allowReuse();
          }
          return new Exchange(head, new BodyStream(body, usage));
        });
  }

  /** Does a step of a call; if it fails, the connection is closed. */
  private static <T> T guarded(Connection connection, Deadline deadline, Step<T> step) {
    boolean done = false;
    try {
      deadline.guard(connection);
      T outcome = step.take();
      done = true;
      return outcome;
    } catch (IOException | RuntimeException e) {
      throw deadline.failure(e, TransportFailure.FIRST_BYTE_TIMEOUT);
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException;
  }

  private void awaitPlace() {
    try {
      if (!places.tryAcquire(limits.connect().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransportException(TransportFailure.CONNECT, "all connections are in use");
      }
    } catch (InterruptedException e) {
      throw Failures.of(e, TransportFailure.CONNECT);
    }
  }

  private static SSLContext defaultTrust() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  /**
   * Closes the unused connections; calls that are under way go on, their connections close behind
   * them.
   */
  @Override
  public void close() {
    timers.shutdownNow();
    pool.close();
  }
}
