package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.TextRun;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Text that waits and to which more may be joined; guarded by its outbox. */
final class WaitingText implements Waiting {

  private final TurnId turn;
  private final long firstSequence;
  private final String first;
  private long lastSequence;
  private final int repeatedBytes;
  private int sizeBytes;
  private @Nullable StringBuilder joined;

  /**
   * @param repeatedBytes what is said again beside it
   */
  WaitingText(TurnId turn, long sequence, String content, int repeatedBytes) {
    this.repeatedBytes = repeatedBytes;
    this.turn = turn;
    this.firstSequence = sequence;
    this.lastSequence = sequence;
    this.first = content;
    this.sizeBytes = TextRun.sizeBytes(content);
  }

  /** Takes the next delta in, if it follows this text and the whole stays within the limit. */
  boolean join(TurnId ofTurn, long sequence, String content, int bytesMax) {
    int more = TextRun.sizeBytes(content);
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

  @Override
  public OptionalLong sequence() {
    return OptionalLong.of(firstSequence);
  }

  @Override
  public boolean isContent() {
    return true;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  /** What it takes in its frame. */
  int frameBytes() {
    return sizeBytes + repeatedBytes;
  }

  TextRun run() {
    return new TextRun(
        firstSequence, lastSequence, turn, joined == null ? first : joined.toString());
  }
}
