package dev.haystack.outbound.model;

import dev.haystack.port.model.TextReceiver;

/**
 * The text of an answer as it grows, handed on at once except half of a surrogate pair, which waits
 * for its other half; used by one thread.
 */
public final class AnswerText {

  private static final String REPLACEMENT = "\uFFFD";

  private final TextReceiver receiver;
  private final int charsMax;
  private final StringBuilder text = new StringBuilder();
  private String held = "";

  public AnswerText(TextReceiver receiver, int charsMax) {
    this.receiver = receiver;
    this.charsMax = charsMax;
  }

  /** Adds a piece, which may be empty; throws {@link AttemptException} over the limit. */
  public void append(String delta) {
    if (delta.isEmpty()) {
      return;
    }
    String piece =
        Character.isLowSurrogate(delta.charAt(0)) || !held.isEmpty() ? joined(delta) : delta;
    held = "";
    int last = piece.length() - 1;
    if (Character.isHighSurrogate(piece.charAt(last))) {
      held = piece.substring(last);
      piece = piece.substring(0, last);
    }
    hand(piece);
  }

  /** With the half that was held; halves that have no other become the sign for that. */
  private String joined(String delta) {
    boolean isLow = Character.isLowSurrogate(delta.charAt(0));
    if (isLow == !held.isEmpty()) {
      return held + delta;
    }
    return isLow ? REPLACEMENT + delta.substring(1) : REPLACEMENT + delta;
  }

  private void hand(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    if (text.length() + piece.length() > charsMax) {
      throw AttemptException.invalid("the answer is over the limit");
    }
    text.append(piece);
    receiver.receive(piece);
  }

  /** The answer is over: half of a pair gets no other half any more. */
  public void end() {
    if (!held.isEmpty()) {
      held = "";
      hand(REPLACEMENT);
    }
  }

  /** Whether there was any, handed on or not yet. */
  public boolean isBegun() {
    return !text.isEmpty() || !held.isEmpty();
  }

  /** Whether none was handed on. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** How many characters were handed on. */
  public int length() {
    return text.length();
  }

  /** What was handed on. */
  @Override
  public String toString() {
    return text.toString();
  }
}
