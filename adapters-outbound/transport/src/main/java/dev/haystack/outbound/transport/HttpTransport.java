package dev.haystack.outbound.transport;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import java.io.InputStream;
import java.security.NoSuchAlgorithmException;
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
    return new Connection(origin, connector.connect(origin), java.time.Instant.EPOCH, false);
  }

  private Exchange send(HttpCall call, Connection connection, Deadline deadline) {
    boolean answered = false;
    try {
      deadline.guard(connection);
      HttpClientResponse response = request(call, connection);
      connection.tcp().readTimeout(call.idle());
      var usage = new Usage(connection, deadline, pool, places);
      if (isReusable(response)) {
        usage.allowReuse();
      }
      InputStream source = response.inputStream();
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
            .connection(connection.tcp())
            .readTimeout(call.firstByte());
    call.headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
    return call.body().length == 0 ? request.request() : request.submit(call.body());
  }

  private static boolean isReusable(HttpClientResponse response) {
    ClientResponseHeaders headers = response.headers();
    boolean delimited =
        headers.contains(HeaderNames.CONTENT_LENGTH)
            || headers.containsToken(HeaderValues.TRANSFER_ENCODING_CHUNKED);
    return delimited && !headers.containsToken(HeaderValues.CONNECTION_CLOSE);
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
