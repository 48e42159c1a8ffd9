package dev.haystack.inbound.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Looks from outside whether connections can be made: the server's library closes its listener at
 * whatever goes wrong there, files that have run out included, and goes on as if nothing had been.
 */
final class ListenerLook {

  private static final int MILLIS_MAX = 1_000;

  private ListenerLook() {}

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
