package dev.haystack.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to the service that breaks when the test says so, in the middle of whatever is said. */
final class CuttingProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CuttingProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static CuttingProxy before(int port) throws IOException {
    var proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  /** Breaks every connection that is open. */
  void cut() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        var service = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> pass(client, service));
        threads.execute(() -> pass(service, client));
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  private void pass(Socket one, Socket other) {
    open.add(one);
    try (one;
        other;
        InputStream from = one.getInputStream()) {
      long _ = from.transferTo(other.getOutputStream());
    } catch (IOException _) {
      // cut, or the other half has ended
    } finally {
      open.remove(one);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
    threads.shutdownNow();
  }
}
