package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client without a library: bytes out, frames in. */
final class RawPeer implements AutoCloseable {

  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  static final String REQUEST =
      """
      GET /ws/s1 HTTP/1.1
      Host: localhost
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """;
  private static final int PATIENCE_MILLIS = 5_000;

  /** A frame of the server's. */
  record ServerFrame(int opcode, String payload) {}

  private final Socket socket = new Socket();
  private final DataInputStream in;

  RawPeer(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  void handshake() throws IOException {
    sendRequest(REQUEST);
    String head = readHead();
    assertTrue(head.startsWith("HTTP/1.1 101 "), head);
  }

  /** Sends a request given as lines, and the empty line behind them. */
  void sendRequest(String lines) throws IOException {
    send((lines.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The next response's status line and headers. */
  String readHead() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  String readRest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  ServerFrame readFrame() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    assertEquals(0x80, first & 0xF0, "the server sends whole frames without extensions");
    assertEquals(0, second & 0x80, "the server never masks");
    long length =
        switch (second) {
          case 126 -> in.readUnsignedShort();
          case 127 -> in.readLong();
          default -> second;
        };
    byte[] payload = in.readNBytes((int) length);
    assertEquals(length, payload.length, "the frame is whole");
    var charset =
        (first & 0x0F) == Opcode.CLOSE ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    return new ServerFrame(first & 0x0F, new String(payload, charset));
  }

  String readText() throws IOException {
    ServerFrame frame = readFrame();
    assertEquals(Opcode.TEXT, frame.opcode());
    return frame.payload();
  }

  /** Waits for a close frame with this code, and gives its reason. */
  String assertClose(int code) throws IOException {
    ServerFrame frame = readFrame();
    assertEquals(Opcode.CLOSE, frame.opcode());
    assertEquals(code, frame.payload().charAt(0) << 8 | frame.payload().charAt(1));
    return frame.payload().substring(2);
  }

  /** Waits for the end of the TCP connection, with nothing before it. */
  void assertEnd() throws IOException {
    assertEquals(-1, in.read(), "nothing may follow a close frame");
  }

  /** Reads on until the connection is gone, in whatever way. */
  void awaitEnd() throws IOException {
    try {
      in.skipNBytes(Long.MAX_VALUE);
    } catch (EOFException | SocketException gone) {
      // which is what was waited for
    }
  }

  /** Ends the connection with FIN. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection with RST. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
