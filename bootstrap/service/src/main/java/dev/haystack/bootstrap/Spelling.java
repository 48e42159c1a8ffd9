package dev.haystack.bootstrap;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How far two names are apart, in letters left out, added, exchanged or swapped. */
final class Spelling {

  private static final int GUESS_MAX = 3;

  private Spelling() {}

  /** Whether one edit makes one of the other. */
  static boolean isNear(String name, String other) {
    return Math.abs(name.length() - other.length()) <= 1 && distance(name, other) == 1;
  }

  /** The name that was most likely meant, if any is near; capitals count for nothing. */
  static Optional<String> nearest(String name, Collection<String> known) {
    String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .filter(other -> distance(wanted, other) <= Math.min(GUESS_MAX, other.length() / 2))
        .min(
            Comparator.<String>comparingInt(other -> distance(wanted, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, from, to, i, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int least(int[][] steps, String from, String to, int i, int j) {
    int exchanged = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(exchanged, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean isSwapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return isSwapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
