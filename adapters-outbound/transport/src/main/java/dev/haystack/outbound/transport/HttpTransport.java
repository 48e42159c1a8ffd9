package dev.haystack.outbound.transport;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Makes HTTP/1.1 calls. A call blocks its (virtual) thread; interrupting that thread ends the call
 * and closes its connection. Redirects are not followed, cookies not kept, bodies not decoded. A
 * call over a connection that turns out to be closed is repeated once if its method is safe. Used
 * by many threads.
 */
public final class HttpTransport implements AutoCloseable {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final Header AGENT = HeaderValues.create(HeaderNames.USER_AGENT, "haystack");

  private final TransportLimits limits;
  private final Connector connector;
  private final ConnectionPool pool;
  private final Semaphore places;
  private final ScheduledThreadPoolExecutor timers;
  private final Http1Client client;

  public HttpTransport(TransportLimits limits) {
    this(limits, defaultTrust(), InstantSource.system());
  }

  HttpTransport(TransportLimits limits, SSLContext trust, InstantSource clock) {
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
        timers.scheduleWithFixedDelay(pool::sweep, sweepMillis, sweepMillis, TimeUnit.MILLISECONDS);
    this.client =
        Http1Client.builder()
            .followRedirects(false)
            .shareConnectionCache(false)
            .servicesDiscoverServices(false)
            .sendExpectContinue(false)
            .contentEncoding(encoding -> encoding.contentEncodingsDiscoverServices(false))
            .build();
  }

  /** Sends a call and waits for the head of its answer, whatever its status. */
  public Exchange exchange(HttpCall call) {
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
    Connection connection = pool.take(origin).orElseGet(() -> open(origin));
    try {
      return send(call, connection, deadline);
    } catch (RuntimeException e) {
      TransportException failure = deadline.failure(e, TransportFailure.FIRST_BYTE_TIMEOUT);
      if (!connection.isReused() || !call.isSafe() || !isStale(failure)) {
        throw failure;
      }
    }
    return send(call, open(origin), deadline);
  }

  private static boolean isStale(TransportException failure) {
    return failure.reason() == TransportFailure.CUT || failure.reason() == TransportFailure.RESET;
  }

  private Connection open(Origin origin) {
    return new Connection(origin, connector.connect(origin), Instant.EPOCH, false);
  }

  private Exchange send(HttpCall call, Connection connection, Deadline deadline) {
    boolean answered = false;
    try {
      deadline.guard(connection);
      HttpClientResponse response = request(call, connection);
      connection.tcp().readTimeout(call.idle());
      var usage = new Usage(connection, deadline, pool, places);
      if (isReusable(call, response)) {
        usage.allowReuse();
      }
      BodySource source = body(call, response, connection);
      answered = true;
      return new Exchange(response, new BodyStream(source, usage));
    } finally {
      if (!answered) {
        connection.close();
      }
    }
  }

  private HttpClientResponse request(HttpCall call, Connection connection) {
    Http1ClientRequest request =
        client
            .method(Method.create(call.method()))
            .uri(Literal.uri(call.uri()))
            .skipUriEncoding(true)
            .proxy(Proxy.noProxy())
            .header(AGENT)
            .connection(connection.tcp())
            .readTimeout(call.firstByte());
    call.headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
    return call.body().length == 0 ? request.request() : request.submit(call.body());
  }

  private static BodySource body(
      HttpCall call, HttpClientResponse response, Connection connection) {
    ClientResponseHeaders headers = response.headers();
    if (headers.containsToken(HeaderValues.TRANSFER_ENCODING_CHUNKED)) {
      return new ChunkedBody(connection.tcp().reader());
    }
    return isMeasured(call, response)
        ? response.inputStream()::read
        : new UnmeasuredBody(connection.tcp().reader());
  }

  private static boolean isReusable(HttpCall call, HttpClientResponse response) {
    return isMeasured(call, response)
        && !response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  private static boolean isMeasured(HttpCall call, HttpClientResponse response) {
    int status = response.status().code();
    return response.headers().contains(HeaderNames.CONTENT_LENGTH)
        || response.headers().containsToken(HeaderValues.TRANSFER_ENCODING_CHUNKED)
        || status == NO_CONTENT
        || status == NOT_MODIFIED
        || call.method().equals("HEAD");
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
