package dev.haystack.application.window;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that opens or closes a code block.
 *
 * @param length how many backticks it has
 * @param tag what is in the block, in lower case; empty if it does not say or closes one
 */
record Fence(int length, String tag) {

  private static final Pattern LINE = Pattern.compile(" {0,3}(`{3,})([^`\\n]{0,80})\\n?");
  private static final Pattern BEGINNING = Pattern.compile(" {0,3}(?:`{0,2}|`{3,}[^`\\n]{0,80})");

  static Optional<Fence> in(CharSequence line) {
    var fence = LINE.matcher(line);
    return fence.matches()
        ? Optional.of(
            new Fence(fence.group(1).length(), fence.group(2).strip().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** Whether a line that begins so may become one. */
  static boolean mayBegin(CharSequence line) {
    return BEGINNING.matcher(line).matches();
  }

  boolean closes(int openedWith) {
    return tag.isEmpty() && length >= openedWith;
  }
}
