package dev.haystack.inbound.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * What a look from outside sees of the listener: the server's library closes it at whatever goes
 * wrong there, files that have run out included, and goes on as if nothing had been.
 */
public enum ListenerLook {
  /** Somebody answers, or ends the connection. */
  ANSWERED,
  /** The connection is made, by the kernel, and then nothing comes for a second. */
  SILENT,
  /** Nobody listens. */
  REFUSED,
  /** It cannot be found out. */
  UNKNOWN;

  private static final int MILLIS_MAX = 1_000;
  private static final byte[] QUESTION =
      "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /**
   * Has what a later look needs loaded, and Java's own watch over the sockets of virtual threads
   * running: it opens files of its own when the first of them waits, and where files have run out
   * by then that thread ends the process with an error, before a look can say what is wrong.
   */
  static void prepare() {
    CompletableFuture.runAsync(ListenerLook::waitOnce, Thread::startVirtualThread).join();
  }

  private static void waitOnce() {
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody.setSoTimeout(1);
      nobody.accept().close();
    } catch (IOException expected) {
      // it is over in time, or there is no file even now, which the server will say
    }
  }

  static ListenerLook at(String host, int port) {
    try (var socket = new Socket()) {
      InetAddress address = InetAddress.getByName(host);
      var reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
      socket.connect(new InetSocketAddress(reachable, port), MILLIS_MAX);
      socket.setSoTimeout(MILLIS_MAX);
      return ask(socket);
    } catch (ConnectException refused) {
      return REFUSED;
    } catch (SocketTimeoutException full) {
      return SILENT;
    } catch (IOException unknown) {
      return UNKNOWN;
    }
  }

  private static ListenerLook ask(Socket socket) throws IOException {
    try {
      socket.getOutputStream().write(QUESTION);
      int _ = socket.getInputStream().read();
    } catch (SocketTimeoutException silence) {
      return SILENT;
    } catch (SocketException ended) {
      // by somebody who is there
      return ANSWERED;
    }
    return ANSWERED;
  }
}
