package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.port.meter.Meter;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A web server on a free loopback port whose only purpose is WebSockets. */
final class WebSocketServer implements AutoCloseable {

  static final int MESSAGE_BYTES_MAX = 100_000;
  static final int MESSAGE_FRAMES_MAX = 16_384;
  static final Duration READ_TIMEOUT = Duration.ofMillis(300);
  static final Limits LIMITS =
      new Limits(
          MESSAGE_BYTES_MAX,
          MESSAGE_FRAMES_MAX,
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMillis(400),
          10_000);

  private final BlockingQueue<RecordingHandler> handlers = new LinkedBlockingQueue<>();
  private final WebSockets webSockets;
  private final WebServer server;

  private WebSocketServer(Limits limits, WebSocketEndpoint endpoint) {
    webSockets =
        new WebSockets(
            endpoint,
            limits,
            new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER),
            new AccessLog(AccessLog.Wanted.ERRORS, Meter.NONE));
    server = start();
  }

  private WebSocketServer(Limits limits, Supplier<RecordingHandler> creation) {
    webSockets =
        new WebSockets(
            handshake -> accept(creation.get()),
            limits,
            new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER),
            new AccessLog(AccessLog.Wanted.ERRORS, Meter.NONE));
    server = start();
  }

  /** A server that sends every message back. */
  static WebSocketServer echoing() {
    return new WebSocketServer(LIMITS, RecordingHandler::echoing);
  }

  /** A server that only listens. */
  static WebSocketServer listening(Limits limits) {
    return new WebSocketServer(limits, RecordingHandler::listening);
  }

  /** A server whose handlers fail at every message. */
  static WebSocketServer failing(Runnable failure) {
    return new WebSocketServer(LIMITS, () -> RecordingHandler.failing(failure));
  }

  /** A server with an endpoint of its own, without {@link #handler}. */
  static WebSocketServer answering(WebSocketEndpoint endpoint) {
    return new WebSocketServer(LIMITS, endpoint);
  }

  private Handshake.Reply accept(RecordingHandler handler) {
    handlers.add(handler);
    return new Handshake.Reply.Accepted(Optional.empty(), handler);
  }

  private WebServer start() {
    return WebServer.builder()
        .address(InetAddress.getLoopbackAddress())
        .port(0)
        .useNio(false)
        .shutdownHook(false)
        .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(READ_TIMEOUT))
        .addConnectionSelector(webSockets.selector(Http1Config.create()))
        .build()
        .start();
  }

  /** Opens a WebSocket; its handler is the next {@link #handler}. */
  RawPeer open() throws Exception {
    RawPeer peer = new RawPeer(server.port());
    peer.handshake();
    return peer;
  }

  /** The owner's side of the connection that was opened first of those not asked for yet. */
  RecordingHandler handler() throws Exception {
    var handler = handlers.poll(5, TimeUnit.SECONDS);
    if (handler == null) {
      throw new AssertionError("nothing was accepted");
    }
    handler.assertNext("opened");
    return handler;
  }

  /** Opens a WebSocket, sends bytes and holds the answer to be this close code, then the end. */
  void assertCloses(int code, byte[] bytes) throws Exception {
    try (RawPeer peer = open()) {
      peer.send(bytes);
      peer.assertClose(code);
      peer.send(ClientFrames.close(code));
      peer.assertEnd();
    }
  }

  /** Opens a WebSocket, sends bytes and holds the answer to be this message. */
  void assertEchoes(String message, byte[]... writes) throws Exception {
    try (RawPeer peer = open()) {
      for (byte[] bytes : writes) {
        peer.send(bytes);
      }
      assertEquals(message, peer.readText());
    }
  }

  int port() {
    return server.port();
  }

  WebSockets webSockets() {
    return webSockets;
  }

  @Override
  public void close() {
    webSockets.shutdown(CloseCode.GOING_AWAY, Duration.ofMillis(50));
    server.stop();
  }
}
