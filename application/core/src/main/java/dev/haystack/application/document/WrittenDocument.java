package dev.haystack.application.document;

import dev.haystack.application.window.TextWords;
import java.time.Instant;
import java.util.List;

/**
 * A finished document.
 *
 * @param partsRead in how many parts the transcript was read, 0 if it fitted as it was
 * @param isPolicyChecked false where the check failed and the document is written all the same
 * @param isRepaired whether a second draft was needed
 * @param shortcomings what the document still lacks, in words
 */
public record WrittenDocument(
    String content,
    Instant generatedAt,
    int partsRead,
    boolean isPolicyChecked,
    boolean isRepaired,
    List<String> shortcomings) {

  public WrittenDocument {
    shortcomings = List.copyOf(shortcomings);
  }

  /** How many words it has. */
  public int wordCount() {
    return TextWords.in(content);
  }
}
