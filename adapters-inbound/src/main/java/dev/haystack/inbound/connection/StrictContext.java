package dev.haystack.inbound.connection;

import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection's context, but for how it is read and how it is cut. */
record StrictContext(ConnectionContext given, StrictReader dataReader, HelidonSocket serverSocket)
    implements ConnectionContext, SameContext {

  /** The same, read strictly. */
  static StrictContext of(ConnectionContext given) {
    return of(given, given.serverSocket());
  }

  /** The same over TLS, with what ends the connection beneath it. */
  static StrictContext of(ConnectionContext given, Runnable cut) {
    return of(given, new CuttableSocket(given.serverSocket(), cut));
  }

  private static StrictContext of(ConnectionContext given, HelidonSocket socket) {
    return new StrictContext(given, new StrictReader(given.dataReader()), socket);
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
}
