package dev.haystack.outbound.demo.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a client says of their feelings. */
final class Feelings {

  private static final List<String> HIGH = List.of("happy", "good");
  private static final List<String> LOW =
      List.of(
          "angry",
          "sad",
          "anxious",
          "overwhelmed",
          "worried",
          "confused",
          "numb",
          "depressed",
          "nervous",
          "stressed",
          "tired");
  private static final Pattern RATING = Pattern.compile("\\b(10|[1-9])\\b");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
  private static final Pattern CONSENT = Pattern.compile("(?i)^\\s*(yes|please do|i confirm)\\b");

  private Feelings() {}

  /** The label of the feeling that is named. */
  static Optional<String> label(String words) {
    return has(LOW, words).or(() -> has(HIGH, words)).or(() -> has(List.of("okay"), words));
  }

  /** The rating that is given or, without one, what the feeling suggests. */
  static int scale(String words) {
    return RATING
        .matcher(words)
        .results()
        .map((MatchResult match) -> Integer.parseInt(match.group(1)))
        .findFirst()
        .orElseGet(() -> has(LOW, words).isPresent() ? 3 : has(HIGH, words).isPresent() ? 8 : 5);
  }

  /** Whether the words agree explicitly to something. */
  static boolean isConfirmed(String words) {
    return CONSENT.matcher(words).find();
  }

  private static Optional<String> has(List<String> labels, String words) {
    Set<String> said =
        NO_LETTERS.splitAsStream(words.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return labels.stream().filter(said::contains).findFirst();
  }
}
