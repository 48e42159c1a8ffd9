package dev.haystack.inbound.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/**
 * Looks from outside whether connections can be made: the server's library closes its listener at
 * whatever goes wrong there, files that have run out included, and goes on as if nothing had been.
 */
final class ListenerLook {

  private static final int MILLIS_MAX = 1_000;

  private ListenerLook() {}

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

  /** False only where a connection is refused; what cannot be found out is believed. */
  static boolean isListening(String host, int port) {
    try (var socket = new Socket()) {
      InetAddress address = InetAddress.getByName(host);
      var reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
      socket.connect(new InetSocketAddress(reachable, port), MILLIS_MAX);
      return true;
    } catch (ConnectException refused) {
      return false;
    } catch (IOException unknown) {
      return true;
    }
  }
}
