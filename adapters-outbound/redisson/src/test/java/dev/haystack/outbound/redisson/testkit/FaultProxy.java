package dev.haystack.outbound.redisson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A network before a server of this machine that is slow, swallows, holds back, cuts and refuses as
 * it is told, from then on and for connections that exist. Safe for use by many threads.
 */
public final class FaultProxy implements AutoCloseable {

  private final int target;
  private final ServerSocketFactory sockets;
  private final int port;
  private final Gate toServer = new Gate();
  private final Gate toClient = new Gate();
  private final Set<FaultyLink> links = ConcurrentHashMap.newKeySet();
  private @Nullable Door door;

  private FaultProxy(int target, ServerSocketFactory sockets) {
    this.target = target;
    this.sockets = sockets;
    ServerSocket opened = open(0);
    this.port = opened.getLocalPort();
    accept(opened);
  }

  /** Passes everything on to that port, for now. */
  public static FaultProxy before(int target) {
    return new FaultProxy(target, ServerSocketFactory.getDefault());
  }

  /** Speaks TLS with clients, and passes on what they say in it. */
  public static FaultProxy overTls(int target, SSLContext context) {
    return new FaultProxy(target, context.getServerSocketFactory());
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** How many connections there are. */
  public int connections() {
    return links.size();
  }

  /** Each piece of data takes that long, in each direction. */
  public void delay(Duration latency) {
    toServer.delay(latency);
    toClient.delay(latency);
  }

  /** Passes nothing on, says nothing: a black hole. What is sent meanwhile is held. */
  public void stall() {
    toServer.shut();
    toClient.shut();
  }

  /** Holds what clients write until it is released, even when they are gone by then. */
  public void holdWrites() {
    toServer.shut();
  }

  /** Returns when that many pieces of clients' data are held. */
  public void awaitHeldWrites(int pieces) {
    toServer.awaitWaiting(pieces);
  }

  /** Ends every fault, and passes on what was held. */
  public synchronized void pass() {
    delay(Duration.ZERO);
    toServer.open();
    toClient.open();
    if (door == null) {
      accept(open(port));
    }
  }

  /** Passes that many more bytes of clients on, and then breaks the connection they came by. */
  public void cutAfter(int bytes) {
    toServer.cutAfter(bytes);
  }

  /** Breaks every connection. */
  public void reset() {
    links.forEach(FaultyLink::reset);
  }

  /** Takes no new connection; together with {@link #reset} there is nobody any more. */
  public synchronized void refuse() {
    if (door != null) {
      door.close();
      door = null;
    }
  }

  @Override
  public void close() {
    refuse();
    reset();
    toServer.open();
    toClient.open();
  }

  private ServerSocket open(int at) {
    try {
      ServerSocket socket = sockets.createServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void accept(ServerSocket opened) {
    door = new Door(opened, Thread.ofVirtual().start(() -> acceptAll(opened)));
  }

  private void acceptAll(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        link(opened.accept());
      } catch (IOException _) {
        // the door was closed, or the client went at once
      }
    }
  }

  private void link(Socket client) throws IOException {
    var server = new Socket();
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException e) {
      server.close();
      client.close();
      throw e;
    }
    var link = new FaultyLink(client, server, links::remove);
    links.add(link);
    link.start(toServer, toClient);
  }

  /** Where connections come in. */
  private record Door(ServerSocket socket, Thread accepting) {

    /** Until the thread has let go of it, the system may take connections. */
    void close() {
      try {
        socket.close();
        accepting.join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
