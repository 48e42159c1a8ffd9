package dev.haystack.inbound.websocket;

import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.rfc6455.TextFrames;
import dev.haystack.inbound.rfc6455.WebSocketConnection;
import java.nio.charset.StandardCharsets;

/** The far end of a WebSocket. */
final class ConnectionPeer implements Peer {

  private final WebSocketConnection connection;
  private final TextFrames frames = new TextFrames();

  ConnectionPeer(WebSocketConnection connection) {
    this.connection = connection;
  }

  @Override
  public void add(String frame) {
    frames.add(frame.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int batchBytes() {
    return frames.sizeBytes();
  }

  @Override
  public boolean write() {
    boolean sent = connection.send(frames);
    frames.clear();
    return sent;
  }

  @Override
  public int closeCode() {
    return connection.closeCode();
  }

  @Override
  public void close(CloseCode code, String reason) {
    connection.close(code, reason);
  }
}
