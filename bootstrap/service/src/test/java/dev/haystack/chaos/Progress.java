package dev.haystack.chaos;

import dev.haystack.domain.json.JsonObject;
import java.util.Optional;

/** How far a client has read its session's events, over all of its sockets. */
final class Progress {

  private String epoch = "";
  private long reached;
  private String before = "";
  private long reachedBefore;

  synchronized String epoch() {
    return epoch;
  }

  /** A socket shows the log of that epoch from there on. */
  synchronized void joined(String nowEpoch, long after) {
    epoch = nowEpoch;
    reached = after;
  }

  synchronized void reached(long last) {
    reached = Math.max(reached, last);
  }

  /** The next socket is to go on from here, whatever it says of itself first. */
  synchronized void leave() {
    before = epoch;
    reachedBefore = reached;
  }

  /** What asks for the events since the last socket. */
  synchronized Optional<String> resume() {
    if (before.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        JsonObject.builder()
            .put("type", "resume")
            .put("epoch", before)
            .put("last_seq", reachedBefore)
            .build()
            .text());
  }
}
