package dev.haystack.inbound.protocol;

import dev.haystack.domain.session.TurnId;

/** The text of one or several successive deltas of a turn. */
public record TextRun(long firstSequence, long lastSequence, TurnId turn, String content) {

  public TextRun {
    if (firstSequence > lastSequence || content.isEmpty()) {
      throw new IllegalArgumentException("a run holds at least one delta");
    }
  }

  /** Whether several deltas were joined. */
  public boolean isJoined() {
    return firstSequence < lastSequence;
  }
}
