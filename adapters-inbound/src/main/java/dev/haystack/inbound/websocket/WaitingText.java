package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.TextRun;
import org.jspecify.annotations.Nullable;

/** Text that waits and to which more may be joined; guarded by its outbox. */
final class WaitingText implements Waiting {

  private final TurnId turn;
  private final long firstSequence;
  private final String first;
  private long lastSequence;
  private int sizeBytes;
  private @Nullable StringBuilder joined;

  WaitingText(TurnId turn, long sequence, String content) {
    this.turn = turn;
    this.firstSequence = sequence;
    this.lastSequence = sequence;
    this.first = content;
    this.sizeBytes = sizeBytes(content);
  }

  /** Takes the next delta in, if it follows this text and the whole stays within the limit. */
  boolean join(TurnId ofTurn, long sequence, String content, int bytesMax) {
    int more = sizeBytes(content);
    if (sequence != lastSequence + 1 || more > bytesMax - sizeBytes || !turn.equals(ofTurn)) {
      return false;
    }
    if (joined == null) {
      joined = new StringBuilder(first);
    }
    joined.append(content);
    lastSequence = sequence;
    sizeBytes += more;
    return true;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  TextRun run() {
    return new TextRun(
        firstSequence, lastSequence, turn, joined == null ? first : joined.toString());
  }

  /** What the text takes in UTF-8; the halves of a pair count two each. */
  static int sizeBytes(String text) {
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
