package dev.haystack.outbound.demo.practice;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The words of a text. */
final class Words {

  private static final int SIGNIFICANT_LENGTH = 4;

  private Words() {}

  static List<String> of(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’-]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Those long enough to mean something by themselves. */
  static List<String> significant(String text) {
    return of(text).stream().filter(word -> word.length() >= SIGNIFICANT_LENGTH).toList();
  }

  /** The significant words, the most frequent first and the earlier first among equals. */
  static List<String> mostFrequent(String text, int limit) {
    Map<String, Long> counts =
        significant(text).stream()
            .collect(groupingBy(Function.identity(), LinkedHashMap::new, counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }
}
