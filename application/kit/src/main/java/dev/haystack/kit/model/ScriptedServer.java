package dev.haystack.kit.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A loopback server whose every connection runs a script; what a script throws ends it. */
public final class ScriptedServer implements AutoCloseable {

  /** What happens on a connection. */
  @FunctionalInterface
  public interface Script {

    /** Talks with the client; the connection is closed behind it. */
    void run(Peer peer) throws Exception;
  }

  private static final int SECONDS_MAX = 10;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private volatile Script script;

  public ScriptedServer(Script script) {
    this(script, plain());
  }

  /** With a listener of its own, which it closes. */
  public ScriptedServer(Script script, ServerSocket listener) {
    this.script = script;
    this.listener = listener;
    Thread.ofVirtual().start(this::accept);
  }

  /** Connections from now on run this. */
  public void script(Script next) {
    script = next;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The address of a path on this server. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** How many connections there have been. */
  public int accepted() {
    return accepted.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return open.size();
  }

  /** Closes all connections at once and listens on, as a server that is started anew. */
  public void restart() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Waits, with a bound, until no more connections than that are open. */
  public void awaitOpenConnections(int count) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(SECONDS_MAX);
      while (open.size() > count && left > 0) {
        left = ended.awaitNanos(left);
      }
      if (open.size() > count) {
        throw new AssertionError(open.size() + " connections are open");
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        accepted.incrementAndGet();
        Script current = script;
        Thread.ofVirtual().start(() -> run(current, socket));
      }
    } catch (IOException e) {
      // the listener was closed
    }
  }

  private void run(Script current, Socket socket) {
    try (socket) {
      current.run(new Peer(socket));
    } catch (Exception e) {
      // the client's view of it is what a test looks at
    } finally {
      forget(socket);
    }
  }

  private void forget(Socket socket) {
    lock.lock();
    try {
      open.remove(socket);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
