package dev.haystack.inbound.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what the test says, and hears every byte of what comes back. */
final class RawClient implements AutoCloseable {

  private static final int WAIT_MILLIS = 15_000;

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(WAIT_MILLIS);
  }

  /** What the service answers to these bytes until it closes the connection. */
  static String exchange(int port, String sent) throws IOException {
    try (var client = new RawClient(port)) {
      return client.send(sent).readToEnd();
    }
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sends nothing more, but still listens. */
  RawClient end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** What comes until these words have come; what came before is told once. */
  String readTo(String words) throws IOException {
    var read = new java.io.ByteArrayOutputStream();
    byte[] end = words.getBytes(StandardCharsets.UTF_8);
    while (!endsWith(read, end)) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("it ended without " + words + " after " + read);
      }
      read.write(next);
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  private static boolean endsWith(java.io.ByteArrayOutputStream read, byte[] end) {
    byte[] all = read.size() < end.length ? new byte[0] : read.toByteArray();
    return all.length > 0
        && java.util.Arrays.equals(all, all.length - end.length, all.length, end, 0, end.length);
  }

  String readToEnd() throws IOException {
    var read = new java.io.ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(read);
    } catch (SocketException e) {
      // cut; what came before counts
    }
    return read.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
