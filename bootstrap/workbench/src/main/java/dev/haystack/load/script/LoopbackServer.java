package dev.haystack.load.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections on the loopback address and gives each a virtual thread. */
final class LoopbackServer implements AutoCloseable {

  private static final int BACKLOG = 1_024;

  private final ServerSocket listener;
  private final ConnectionHandler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket listener, ConnectionHandler handler) {
    this.listener = listener;
    this.handler = handler;
  }

  /** Starts on the port, or on a free one for 0. */
  static LoopbackServer start(int port, String name, ConnectionHandler handler) throws IOException {
    var listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    var server = new LoopbackServer(listener, handler);
    Thread.ofPlatform().name(name).daemon().start(server::accept);
    return server;
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // closed, or out of descriptors: the peer sees the refusal either way
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      handler.serve(socket);
    } catch (IOException e) {
      // the peer went away, as peers do
    } finally {
      open.remove(socket);
    }
  }
}
