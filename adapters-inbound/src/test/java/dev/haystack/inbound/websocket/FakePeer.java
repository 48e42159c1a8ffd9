package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.fail;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.limit.SocketPlace;
import dev.haystack.inbound.rfc6455.CloseCode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A far end that keeps what is written and can be made to stop reading. */
final class FakePeer implements Peer {

  private static final int PATIENCE_SECONDS = 5;

  private final List<String> batch = new ArrayList<>();
  private final BlockingQueue<List<JsonObject>> writes = new LinkedBlockingQueue<>();
  private final CompletableFuture<CloseCode> closed = new CompletableFuture<>();
  private final Semaphore reading = new Semaphore(1);
  private final Semaphore writing = new Semaphore(0);
  private int batchBytes;

  void block() {
    reading.acquireUninterruptibly();
  }

  void release() {
    reading.release();
  }

  void awaitWriting() throws InterruptedException {
    if (!writing.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      fail("nothing was written");
    }
  }

  /** The frames of the next write. */
  List<JsonObject> nextWrite() throws InterruptedException {
    List<JsonObject> frames = writes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return frames == null ? fail("nothing was written") : frames;
  }

  /** The frames of all writes so far. */
  List<JsonObject> allFrames() {
    List<List<JsonObject>> all = new ArrayList<>();
    writes.drainTo(all);
    return all.stream().flatMap(List::stream).toList();
  }

  CloseCode awaitClose() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void add(String frame) {
    batch.add(frame);
    batchBytes += frame.length();
  }

  @Override
  public int batchBytes() {
    return batchBytes;
  }

  @Override
  public boolean write() {
    writing.release();
    reading.acquireUninterruptibly();
    reading.release();
    if (!batch.isEmpty()) {
      writes.add(batch.stream().map(frame -> (JsonObject) Json.parse(frame)).toList());
    }
    batch.clear();
    batchBytes = 0;
    return isOpen();
  }

  @Override
  public void close(CloseCode code, String reason) {
    closed.complete(code);
  }

  /** A place that nobody counts. */
  static SocketPlace place() {
    return new InboundGuard(InboundLimits.DEFAULT, ClientAddress.OF_PEER)
        .socket(InetAddress.getLoopbackAddress(), List.of())
        .orElseThrow();
  }
}
