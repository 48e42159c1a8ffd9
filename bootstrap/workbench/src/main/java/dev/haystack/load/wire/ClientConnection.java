package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** A WebSocket over a plain socket: one thread reads, any thread may send or close. */
public final class ClientConnection implements AutoCloseable {

  private static final int NO_STATUS = 1005;
  private static final int ABNORMAL = 1006;

  private final Socket socket;
  private final InputStream input;
  private final OutputStream output;
  private final FrameBuffer frames;
  private int closeCode = ABNORMAL;

  private ClientConnection(Socket socket, int bufferBytes) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.output = socket.getOutputStream();
    this.frames = new FrameBuffer(bufferBytes);
  }

  /** Connects to the session and shakes hands within the time. */
  public static ClientConnection open(
      URI server, String session, String token, int bufferBytes, Duration timeout)
      throws IOException {
    var socket = new Socket();
    try {
      int timeoutMillis = Math.toIntExact(timeout.toMillis());
      socket.setTcpNoDelay(true);
      int port = server.getPort() < 0 ? 80 : server.getPort();
      socket.connect(new InetSocketAddress(server.getHost(), port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      var connection = new ClientConnection(socket, bufferBytes);
      ClientHandshake.perform(server, session, token, connection.input, connection.output);
      socket.setSoTimeout(0);
      return connection;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends one text message. */
  public void sendText(String text) throws IOException {
    byte[] payload = text.getBytes(UTF_8);
    send(ClientFrame.of(ClientFrame.TEXT, payload, 0, payload.length));
  }

  /** Waits for bytes and hands over each whole message; false once the connection is over. */
  public boolean read(TextListener receiver) throws IOException {
    if (!frames.fill(input)) {
      return false;
    }
    long receivedNanos = System.nanoTime();
    while (frames.next()) {
      int from = frames.payloadStart();
      int to = frames.payloadEnd();
      switch (frames.opcode()) {
        case ClientFrame.TEXT -> receiver.text(frames.bytes(), from, to, receivedNanos);
        case ClientFrame.PING -> send(ClientFrame.of(ClientFrame.PONG, frames.bytes(), from, to));
        case ClientFrame.CLOSE -> {
          closed(from, to);
          return false;
        }
        default -> {
          // a pong, or a binary message that the service never sends
        }
      }
    }
    return true;
  }

  /** The server's close code, 1006 if there was none. */
  public int closeCode() {
    return closeCode;
  }

  /** Leaves politely, without waiting for the answer. */
  @Override
  public void close() {
    try (socket) {
      byte[] normal = {0x03, (byte) 0xe8};
      send(ClientFrame.of(ClientFrame.CLOSE, normal, 0, normal.length));
    } catch (IOException e) {
      // the connection is gone, which is what was wanted
    }
  }

  private void closed(int from, int to) throws IOException {
    byte[] bytes = frames.bytes();
    closeCode = to - from < 2 ? NO_STATUS : (bytes[from] & 0xff) << 8 | (bytes[from + 1] & 0xff);
    send(ClientFrame.of(ClientFrame.CLOSE, bytes, from, Math.min(to, from + 2)));
  }

  private void send(byte[] frame) throws IOException {
    synchronized (output) {
      output.write(frame);
    }
  }
}
