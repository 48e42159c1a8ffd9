package dev.haystack.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a shared store and keeps all that it is told. */
final class StoreTap implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  StoreTap(int target) throws IOException {
    this.target = target;
    var _ = Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What the store was told so far. */
  String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket store = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.addAll(List.of(client, store));
        var _ = Thread.startVirtualThread(() -> relay(client, store, true));
        var _ = Thread.startVirtualThread(() -> relay(store, client, false));
      } catch (IOException _) {
        // it was closed, or the store is gone
      }
    }
  }

  private void relay(Socket from, Socket to, boolean keeps) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (keeps) {
          told.write(buffer, 0, count);
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException _) {
      // one side has gone
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
