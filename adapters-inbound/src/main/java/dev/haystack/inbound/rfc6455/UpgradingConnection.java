package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.access.Answered;
import dev.haystack.inbound.rfc6455.Handshake.Reply;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A TCP connection whose request asked for a WebSocket, from the answer to the end. */
final class UpgradingConnection implements ServerConnection {

  private static final String ROUTE = "/ws/{session_id}";
  private static final int SWITCHING = 101;

  private final Upgrading upgrading;
  private final ConnectionContext context;
  private final UnaryOperator<String> acceptKey;
  private final Wire wire;
  private final Refusals refusals;
  private final boolean wantsBody;
  private final RequestId id;
  private final String method;
  private final String peer;
  private final long begunNanos = System.nanoTime();

  private @Nullable UpgradeRequest request;
  private volatile @Nullable WebSocketConnection connection;

  UpgradingConnection(
      Upgrading upgrading,
      UpgradeRequest request,
      ConnectionContext context,
      UnaryOperator<String> acceptKey) {
    this.upgrading = upgrading;
    this.request = request;
    this.context = context;
    this.acceptKey = acceptKey;
    this.wire = new Wire(context.serverSocket());
    this.refusals = new Refusals(request.handshake().path());
    this.method = request.method();
    this.wantsBody = !method.equals("HEAD");
    this.id = RequestId.of(request.handshake().header(RequestId.HEADER).orElse(""));
    this.peer = peer(upgrading, request.handshake());
  }

  private static String peer(Upgrading upgrading, Handshake handshake) {
    InetAddress address = handshake.remoteAddress().getAddress();
    return address == null
        ? ""
        : upgrading.guard().client(address, handshake.headers("X-Forwarded-For"));
  }

  @Override
  public void handle(Limit limit) {
    RequestScope.run(id, this::serve);
  }

  private void serve() {
    OpenConnections connections = upgrading.connections();
    if (!connections.enter()) {
      refuse(refusals.unavailable(connections.isEnding()));
      return;
    }
    try {
      answer().ifPresent(this::converse);
    } finally {
      connections.leave();
    }
  }

  /** Silence is judged here, so to the web server the connection is never idle. */
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  /** The server asks first, and cuts later; what is open ends with all WebSockets. */
  @Override
  public void close(boolean interrupt) {
    WebSocketConnection open = connection;
    if (!interrupt) {
      return;
    }
    if (open == null) {
      wire.cut();
    } else {
      open.close(CloseCode.GOING_AWAY, "");
    }
  }

  /** Answers the handshake; gives the handler if that opened the WebSocket. */
  private Optional<WebSocketHandler> answer() {
    UpgradeRequest asked = request;
    if (asked == null) {
      return Optional.empty();
    }
    // it need not live as long as the connection
    request = null;
    return switch (reply(asked)) {
      case Reply.Refused refused -> {
        refuse(refused);
        yield Optional.empty();
      }
      case Reply.Accepted accepted -> accept(asked.handshake(), accepted);
    };
  }

  private Reply reply(UpgradeRequest asked) {
    Optional<Reply.Refused> refusal = asked.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      return upgrading.endpoint().accept(asked.handshake());
    } catch (RuntimeException failure) {
      FaultsAbove.ofEndpoint(failure);
      return refusals.failed();
    }
  }

  private Optional<WebSocketHandler> accept(Handshake handshake, Reply.Accepted accepted) {
    if (!handshake.offers(accepted.subprotocol())) {
      refuse(refusals.failed());
    } else if (respond(HttpReply.switching(acceptKey(handshake), accepted.subprotocol(), id))) {
      answered(SWITCHING);
      return Optional.of(accepted.handler());
    }
    accepted.handler().closed();
    return Optional.empty();
  }

  private String acceptKey(Handshake handshake) {
    return acceptKey.apply(handshake.header("Sec-WebSocket-Key").orElseThrow());
  }

  private void converse(WebSocketHandler handler) {
    Limits limits = upgrading.limits();
    var incoming = new Incoming(earlyBytes(), wire::read);
    var outgoing = new Outgoing(wire);
    var opened = new WebSocketConnection(outgoing, upgrading.timer(), limits.closeGrace());
    var share = upgrading.guard().memory().share();
    var heartbeat =
        new Heartbeat(opened, incoming, outgoing, upgrading.timer(), limits, share::isHeldFor);
    var receiver = new Receiver(incoming, limits, handler::messageBytesMax, share);
    connection = opened;
    upgrading.connections().add(opened);
    heartbeat.start();
    try {
      new SocketReading(opened, handler, receiver, outgoing).run();
    } finally {
      heartbeat.stop();
      share.close();
      upgrading.connections().remove(opened);
      upgrading.tally().closed(opened.closeCode());
    }
  }

  // what the peer sent right behind its handshake has been read with it
  private byte[] earlyBytes() {
    DataReader reader = context.dataReader();
    int available = reader.available();
    return available == 0 ? new byte[0] : reader.readBytes(available);
  }

  private void refuse(Reply.Refused refused) {
    // a peer that has gone needs no refusal
    var _ = respond(HttpReply.refused(refused, wantsBody, context.isSecure(), id));
    answered(refused.status());
    upgrading.tally().refused(refused.status());
  }

  private void answered(int status) {
    var time = Duration.ofNanos(System.nanoTime() - begunNanos);
    upgrading.access().answered(new Answered(ROUTE, method, status, time, 0, 0, () -> peer));
  }

  private boolean respond(byte[] response) {
    try {
      context.dataWriter().writeNow(BufferData.create(response));
      context.dataWriter().flush();
      return true;
    } catch (RuntimeException gone) {
      return false;
    }
  }
}
