package dev.haystack.application.window;

/**
 * Material that fits a window.
 *
 * @param text the material itself, or the notes made of its parts
 * @param partsRead how many parts were read for it, 0 if it fitted as it was
 */
public record FittedText(String text, int partsRead) {

  /** Whether nothing had to be condensed. */
  public boolean isWhole() {
    return partsRead == 0;
  }
}
