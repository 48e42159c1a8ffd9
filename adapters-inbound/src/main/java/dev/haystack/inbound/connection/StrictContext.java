package dev.haystack.inbound.connection;

import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection's context, but for how it is read and how it is cut. */
record StrictContext(ConnectionContext given, StrictReader dataReader, HelidonSocket serverSocket)
    implements ConnectionContext {

  /**
   * The same, read strictly.
   *
   * @param cut ends the connection beneath TLS, if it is there
   */
  static StrictContext of(ConnectionContext given, Optional<Runnable> cut) {
    HelidonSocket socket = given.serverSocket();
    return new StrictContext(
        given,
        new StrictReader(given.dataReader()),
        cut.<HelidonSocket>map(end -> new CuttableSocket(socket, end)).orElse(socket));
  }

  @Override
  public ListenerContext listenerContext() {
    return given.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return given.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return given.dataWriter();
  }

  @Override
  public Router router() {
    return given.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return given.proxyProtocolData();
  }

  @Override
  public PeerInfo remotePeer() {
    return given.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return given.localPeer();
  }

  @Override
  public boolean isSecure() {
    return given.isSecure();
  }

  @Override
  public String socketId() {
    return given.socketId();
  }

  @Override
  public String childSocketId() {
    return given.childSocketId();
  }
}
