package dev.haystack.outbound.redisson;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be told of an error that Redis answered.
 *
 * @param word with which the error begins
 * @param place the line of the script, if there is one
 */
record ErrorAnswer(Trouble reason, String word, String place) {

  /** Redis begins each error with such a word, and quotes it with a dash inside a script's. */
  private static final Pattern WORD = Pattern.compile("(?:^|-)([A-Z]{3,20}) ");

  private static final Pattern PLACE = Pattern.compile("user_script:[0-9]+");
  private static final String WHAT_THE_LIBRARY_ADDS = ". channel: ";

  private static final Map<String, Trouble> REASONS =
      Map.ofEntries(
          Map.entry("OOM", Trouble.FULL),
          Map.entry("READONLY", Trouble.READ_ONLY),
          Map.entry("MISCONF", Trouble.READ_ONLY),
          Map.entry("LOADING", Trouble.LOADING),
          Map.entry("NOREPLICAS", Trouble.NOT_READY),
          Map.entry("MASTERDOWN", Trouble.NOT_READY),
          Map.entry("CLUSTERDOWN", Trouble.NOT_READY),
          Map.entry("BUSY", Trouble.NOT_READY),
          Map.entry("NOAUTH", Trouble.NOT_ALLOWED),
          Map.entry("NOPERM", Trouble.NOT_ALLOWED));

  static ErrorAnswer of(String text) {
    int end = text.indexOf(WHAT_THE_LIBRARY_ADDS);
    String error = end < 0 ? text : text.substring(0, end);
    String word =
        WORD.matcher(error)
            .results()
            .map(found -> found.group(1))
            .reduce((first, next) -> REASONS.containsKey(first) ? first : next)
            .orElse("");
    Matcher place = PLACE.matcher(error);
    return new ErrorAnswer(
        REASONS.getOrDefault(word, Trouble.ERROR), word, place.find() ? place.group() : "");
  }
}
