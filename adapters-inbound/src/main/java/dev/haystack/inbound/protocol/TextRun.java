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

  /** What the text takes in UTF-8; the halves of a pair count two each. */
  public static int sizeBytes(String text) {
    int size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return size;
  }
}
