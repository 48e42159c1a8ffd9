package dev.haystack.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.load.wire.ChunkScanner;
import dev.haystack.load.wire.ClientConnection;
import dev.haystack.load.wire.HandshakeException;
import dev.haystack.load.wire.TextListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One user who chats in session after session; runs on its own thread. */
final class LoadUser implements Runnable, TextListener {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final int BUFFER_BYTES = 32 << 10;
  private static final int FAILURES_MAX = 10;
  private static final long FAILURE_PAUSE_NANOS = 100_000_000;

  /** Numbers every turn of this process, so that the model's reports find theirs. */
  private static final AtomicLong TURNS = new AtomicLong();

  private final LoadTarget target;
  private final LoadPlan plan;
  private final String name;
  private final Schedule schedule;
  private final Tally tally;
  private final StopClock stops;
  private final ChunkScanner scanner = new ChunkScanner();

  private volatile Optional<ClientConnection> open = Optional.empty();
  private volatile long turnStartNanos = Long.MAX_VALUE;
  private Optional<ObservedTurn> turn = Optional.empty();
  private long lastSeq = -1;
  private int turns;
  private int failures;

  LoadUser(
      LoadTarget target,
      LoadPlan plan,
      String name,
      Schedule schedule,
      Tally tally,
      StopClock stops) {
    this.target = target;
    this.plan = plan;
    this.name = name;
    this.schedule = schedule;
    this.tally = tally;
    this.stops = stops;
  }

  @Override
  public void run() {
    for (int session = 0; goesOn(); session++) {
      String id = name + "-" + session;
      try (var connection =
          ClientConnection.open(
              target.url(), id, target.tokenOf(name), BUFFER_BYTES, CONNECT_MAX)) {
        open = Optional.of(connection);
        visit(connection);
      } catch (HandshakeException e) {
        failed("handshake_" + e.status());
      } catch (IOException e) {
        failed("connection_lost");
      } finally {
        open = Optional.empty();
        turnStartNanos = Long.MAX_VALUE;
      }
    }
  }

  /** Ends the connection of a turn that is over its limit; called by the watching thread. */
  void checkLimit(long nowNanos) {
    if (turnStartNanos < nowNanos - plan.turnLimit().toNanos()) {
      leave();
    }
  }

  /** Ends the connection in whatever state it is. */
  void leave() {
    open.ifPresent(ClientConnection::close);
  }

  @Override
  public void text(byte[] bytes, int from, int to, long receivedNanos) {
    tally.add(Count.FRAMES, 1);
    if (scanner.scan(bytes, from, to)) {
      sequence(scanner.firstSeq(), scanner.lastSeq());
      turn.ifPresent(running -> running.text(scanner, receivedNanos));
    } else {
      event(new String(bytes, from, to - from, UTF_8), receivedNanos);
    }
  }

  private boolean goesOn() {
    boolean turnsLeft = plan.turnsPerUser() == 0 || turns < plan.turnsPerUser();
    return turnsLeft && failures < FAILURES_MAX && !schedule.over();
  }

  private void visit(ClientConnection connection) throws IOException {
    lastSeq = -1;
    for (int i = 0; i < plan.turnsPerSession() && goesOn(); i++) {
      long lateNanos = schedule.awaitTurn();
      if (lateNanos < 0) {
        return;
      }
      if (plan.turnsPerSecond() > 0) {
        tally.record(Latency.LATE_START, lateNanos);
      }
      turns++;
      take(connection);
      failures = 0;
    }
  }

  private void take(ClientConnection connection) throws IOException {
    long number = TURNS.incrementAndGet();
    String message =
        JsonObject.builder()
            .put("type", "chat_message")
            .put("content", plan.shape().message(number))
            .build()
            .text();
    long sentNanos = System.nanoTime();
    turnStartNanos = sentNanos;
    var running = new ObservedTurn(tally, plan, target.scripted(), sentNanos);
    turn = Optional.of(running);
    boolean stopSent = plan.stopAfterChunks() == 0;
    try {
      connection.sendText(message);
      while (!running.over() && connection.read(this)) {
        if (!stopSent && running.chunks() >= plan.stopAfterChunks()) {
          stopSent = true;
          stops.stopped(number, System.nanoTime(), tally);
          connection.sendText("{\"type\":\"stop\"}");
        }
      }
    } finally {
      turn = Optional.empty();
      turnStartNanos = Long.MAX_VALUE;
      if (!running.over() && !schedule.cancelled()) {
        running.abandon(lossCode(connection, sentNanos));
      }
    }
    if (connection.closeCode() != 1006) {
      failed("closed_" + connection.closeCode());
    }
  }

  private String lossCode(ClientConnection connection, long sentNanos) {
    boolean late = System.nanoTime() - sentNanos > plan.turnLimit().toNanos();
    return late ? "turn_over_limit" : "turn_cut_" + connection.closeCode();
  }

  private void event(String text, long receivedNanos) {
    try {
      if (Json.parse(text) instanceof JsonObject frame) {
        long seq = number(frame, "seq");
        sequence(seq, seq);
        String type = frame.string("type").orElse("");
        turn.ifPresent(running -> running.event(type, frame, receivedNanos));
      }
    } catch (JsonSyntaxException e) {
      tally.error("frame_not_json");
    }
  }

  private void sequence(long first, long last) {
    if (first >= 0) {
      if (lastSeq >= 0 && first != lastSeq + 1) {
        tally.error("sequence_gap");
      }
      lastSeq = last;
    }
  }

  private void failed(String code) {
    if (schedule.cancelled()) {
      return;
    }
    failures++;
    tally.error(code);
    LockSupport.parkNanos(FAILURE_PAUSE_NANOS);
  }

  private static long number(JsonObject frame, String name) {
    return frame.get(name).orElse(Json.of(-1)) instanceof JsonNumber number ? number.asLong() : -1;
  }
}
