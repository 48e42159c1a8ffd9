package dev.haystack.domain.trail;

/**
 * The first line that is not as it was written.
 *
 * @param place where it stands
 */
public record ChainFault(String place, Kind kind) {

  /** What is wrong with it. */
  public enum Kind {
    FORM("it is no line of a trail"),
    CHANGED("it was changed, or written under another key"),
    DROPPED("lines before it are missing"),
    DOUBLED("it stands here once more"),
    SWAPPED("a line that belongs before it stands behind it"),
    FORKED("it continues another line than the one before it");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The same for people. */
    public String words() {
      return words;
    }
  }
}
