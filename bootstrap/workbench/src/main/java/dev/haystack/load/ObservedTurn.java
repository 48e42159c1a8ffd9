package dev.haystack.load;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.load.wire.ChunkScanner;
import java.util.Optional;

/** One turn as its client sees it, from the message to the end; for one thread. */
final class ObservedTurn {

  private final Tally tally;
  private final LoadPlan plan;
  private final long sentNanos;
  private long lastTextNanos = -1;
  private long chunks;
  private boolean scripted;
  private boolean begun;
  private boolean over;
  private Optional<Count> ending = Optional.empty();

  ObservedTurn(Tally tally, LoadPlan plan, boolean scripted, long sentNanos) {
    this.scripted = scripted;
    this.tally = tally;
    this.plan = plan;
    this.sentNanos = sentNanos;
  }

  void text(ChunkScanner scanner, long receivedNanos) {
    var stamps = scanner.stamps();
    if (lastTextNanos < 0) {
      first(stamps.ownNanos(), receivedNanos);
    } else {
      tally.record(Latency.CHUNK_GAP, receivedNanos - lastTextNanos);
    }
    for (int i = 0; i < stamps.count(); i++) {
      tally.record(Latency.CHUNK_WAY, receivedNanos - stamps.sentNanos(i));
    }
    scripted |= stamps.count() > 0;
    lastTextNanos = receivedNanos;
    chunks += scanner.chunks();
    tally.add(Count.CHUNKS, scanner.chunks());
  }

  void event(String type, JsonObject frame, long receivedNanos) {
    switch (type) {
      case "typing_indicator" -> typing(frame.bool("typing").orElse(false));
      case "message_complete" -> complete(frame.string("finish_reason").orElse(""), receivedNanos);
      case "error" -> failed(frame.string("code").orElse("unnamed"));
      case "auth_required" -> failed("auth_required");
      case "tool_call_completed" -> tally.add(Count.TOOL_CALLS, 1);
      default -> {
        // what says nothing about the turn's course
      }
    }
  }

  long chunks() {
    return chunks;
  }

  boolean over() {
    return over;
  }

  /** Ends a turn that the service did not end. */
  void abandon(String code) {
    if (ending.isEmpty()) {
      end(Count.TURNS_FAILED);
      tally.error(code);
    }
    over = true;
  }

  private void first(long ownNanos, long receivedNanos) {
    tally.record(Latency.FIRST_CHUNK, receivedNanos - sentNanos);
    if (ownNanos >= 0) {
      tally.record(Latency.ADDED_FIRST_CHUNK, receivedNanos - sentNanos - ownNanos);
    }
  }

  private void typing(boolean typing) {
    begun |= typing;
    over |= begun && !typing;
  }

  private void complete(String finishReason, long receivedNanos) {
    if (finishReason.equals("stopped")) {
      end(Count.TURNS_STOPPED);
    } else if (scripted && chunks != plan.shape().chunks()) {
      end(Count.TURNS_FAILED);
      tally.error("chunks_missing");
    } else {
      end(Count.TURNS_COMPLETED);
    }
    tally.record(Latency.TURN, receivedNanos - sentNanos);
  }

  private void failed(String code) {
    end(Count.TURNS_FAILED);
    tally.error(code);
    // an error before the turn began is all that comes
    over |= !begun;
  }

  private void end(Count count) {
    tally.add(count, 1);
    ending = Optional.of(count);
  }
}
