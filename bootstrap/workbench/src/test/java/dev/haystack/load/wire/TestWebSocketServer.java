package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haystack.kit.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server for tests: hands each text to a script, answers any other HTTP with 200. */
public final class TestWebSocketServer implements AutoCloseable {

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

  private final ServerSocket listener;
  private final BiConsumer<TestPeer, String> script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TestWebSocketServer(ServerSocket listener, BiConsumer<TestPeer, String> script) {
    this.listener = listener;
    this.script = script;
  }

  /** Starts on a port, 0 for a free one; an empty text tells the script of a new connection. */
  public static TestWebSocketServer start(int port, BiConsumer<TestPeer, String> script)
      throws IOException {
    var listener = new ServerSocket(port, 1_000, InetAddress.getLoopbackAddress());
    var server = new TestWebSocketServer(listener, script);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
  }

  /** Returns when all who came have gone, and what they said was heard. */
  public void awaitNobody() {
    Eventually.holds(open::isEmpty);
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
        // closed by the test
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      String head = head(socket);
      if (!head.contains("Upgrade: websocket")) {
        // what is unread would take the answer with it
        var _ = socket.getInputStream().readNBytes(bodyLength(head));
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                    .getBytes(ISO_8859_1));
        return;
      }
      var peer = new TestPeer(socket, head);
      peer.accept();
      script.accept(peer, "");
      peer.listen(script);
    } catch (IOException e) {
      // the client went away
    } finally {
      open.remove(socket);
    }
  }

  private static int bodyLength(String head) {
    Matcher length = CONTENT_LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  private static String head(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
