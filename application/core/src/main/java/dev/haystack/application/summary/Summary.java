package dev.haystack.application.summary;

import dev.haystack.application.window.TextWords;
import java.time.Instant;

/** A summary of conversations, and when it was written. */
public record Summary(String text, Instant generatedAt) {

  private static final int WORDS_PER_MINUTE = 200;

  /** How many words it has. */
  public int words() {
    return TextWords.in(text);
  }

  /** How long an average reader takes, in whole minutes. */
  public int readingMinutes() {
    return Math.max(1, Math.ceilDiv(words(), WORDS_PER_MINUTE));
  }
}
