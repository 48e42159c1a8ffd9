package dev.haystack.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to the service that breaks when the test says so, in the middle of whatever is said. */
final class CuttingProxy implements AutoCloseable {

  private static final byte[] BEGIN = "GET /ws/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REFUSAL =
      "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final int target;
  private final boolean refuses;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CuttingProxy(ServerSocket listener, int target, boolean refuses) {
    this.refuses = refuses;
    this.listener = listener;
    this.target = target;
  }

  static CuttingProxy before(int port) throws IOException {
    return before(port, false);
  }

  /** One that lets no WebSocket through, as some networks do. */
  static CuttingProxy refusing(int port) throws IOException {
    return before(port, true);
  }

  private static CuttingProxy before(int port, boolean refuses) throws IOException {
    var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var proxy = new CuttingProxy(listener, port, refuses);
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
        threads.execute(() -> passUnlessRefused(client, service));
        threads.execute(() -> pass(service, client));
      }
    } catch (IOException _) {
      // closed: the test is over
    }
  }

  private void passUnlessRefused(Socket client, Socket service) {
    try {
      byte[] begin = client.getInputStream().readNBytes(BEGIN.length);
      if (refuses && Arrays.equals(begin, BEGIN)) {
        client.getOutputStream().write(REFUSAL);
        client.close();
        service.close();
      } else {
        service.getOutputStream().write(begin);
        pass(client, service);
      }
    } catch (IOException _) {
      // it has gone
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
