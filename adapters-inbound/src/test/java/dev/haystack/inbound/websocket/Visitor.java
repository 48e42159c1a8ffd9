package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One socket's client without a network between; tests write ' for ". */
final class Visitor implements AutoCloseable {

  private final SessionSocket socket;
  private final FakePeer peer = new FakePeer();
  private final ArrayDeque<JsonObject> frames = new ArrayDeque<>();

  Visitor(SessionSocket socket) {
    this.socket = socket;
    socket.open(peer);
  }

  void say(String message) {
    socket.text(message.replace('\'', '"'));
  }

  void chat(String id) {
    say("{'type':'chat_message','content':'hi','client_message_id':'" + id + "'}");
  }

  FakePeer peer() {
    return peer;
  }

  JsonObject next() throws InterruptedException {
    if (frames.isEmpty()) {
      frames.addAll(peer.nextWrite());
    }
    return frames.remove();
  }

  /** Has it told that nobody is known on it yet, as a bad token has. */
  void isUnknown() {
    socket.admittance().demand(ErrorCode.AUTH_REJECTED);
  }

  int messageBytesMax() {
    return socket.messageBytesMax();
  }

  /** Waits until nothing is being done for the socket. */
  void awaitIdle() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!socket.isIdle()) {
      assertTrue(System.nanoTime() < end, "the work ends");
      Thread.onSpinWait();
    }
  }

  /** The type of the next frame. */
  String nextType() throws InterruptedException {
    return next().string("type").orElseThrow();
  }

  /** The next frame of that type; others before it are passed over. */
  JsonObject next(String type) throws InterruptedException {
    while (true) {
      JsonObject frame = next();
      if (frame.string("type").orElseThrow().equals(type)) {
        return frame;
      }
    }
  }

  /** The client's ids of the next messages that were acknowledged. */
  List<String> acknowledged(int count) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      JsonObject frame = next("typing_indicator");
      if (frame.bool("typing").orElseThrow()) {
        ids.add(frame.string("client_message_id").orElseThrow());
      }
    }
    return ids;
  }

  @Override
  public void close() {
    socket.closed();
  }
}
