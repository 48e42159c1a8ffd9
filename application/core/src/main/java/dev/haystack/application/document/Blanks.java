package dev.haystack.application.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the places of a text that name a known fact, whatever the model makes of them. */
final class Blanks {

  /** No place is longer. */
  static final int LENGTH_MAX = 80;

  private static final Pattern BLANK =
      Pattern.compile(
          "\\{\\{([^{}\\[\\]\\r\\n]{1,76})}}"
              + "|\\{([^{}\\[\\]\\r\\n]{1,76})}"
              + "|\\[([^{}\\[\\]\\r\\n]{1,76})]");

  /** What may become a place when more text comes. */
  static final Pattern BEGINNING =
      Pattern.compile("(?:\\{\\{?[^{}\\[\\]\\r\\n]{0,76}}?|\\[[^{}\\[\\]\\r\\n]{0,76})\\z");

  private static final Pattern DOUBLE = Pattern.compile("\\{\\{[^{}\\r\\n]{1,200}}}");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> quoted;

  Blanks(Person client, Person practitioner, String date) {
    quoted = Set.of();
    put(date, "date", "today", "todaysdate", "currentdate", "documentdate", "dateofdocument");
    put(client.name(), "client", "clientname", "clientsname", "clientfullname", "nameofclient");
    put(client.name(), "patient", "patientname", "patientsname", "patientfullname");
    put(client.id(), "clientid", "patientid");
    put(practitioner.name(), "practitioner", "practitionername", "practitionersname");
    put(practitioner.name(), "therapist", "therapistname", "clinician", "clinicianname");
    put(practitioner.name(), "practitionerfullname", "providername", "psychologistname");
    put(practitioner.id(), "practitionerid", "therapistid", "clinicianid");
  }

  private Blanks(Map<String, String> values, Set<String> quoted) {
    this.values.putAll(values);
    this.quoted = Set.copyOf(quoted);
  }

  /**
   * The same for an answer that may quote what somebody said, of which the template has nothing.
   */
  Blanks leaving(Stream<String> said, String template) {
    Set<String> others =
        said.flatMap(Blanks::places).collect(Collectors.toCollection(HashSet::new));
    places(template).forEach(others::remove);
    return new Blanks(values, others);
  }

  private static Stream<String> places(String text) {
    return BLANK.matcher(text).results().map(MatchResult::group);
  }

  private void put(String value, String... names) {
    for (String name : names) {
      values.put(name, value);
    }
  }

  /** The text with what is known in its places; the others stay. */
  String fill(String text) {
    return BLANK.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place)));
  }

  private String value(MatchResult place) {
    if (quoted.contains(place.group())) {
      return place.group();
    }
    for (int group = 1; group <= place.groupCount(); group++) {
      String name = place.group(group);
      if (name != null) {
        return values.getOrDefault(plain(name), place.group());
      }
    }
    return place.group();
  }

  /** The places that are still open. */
  static List<String> open(String text) {
    return DOUBLE.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  /** Whether both are the same place, in whichever way it is written. */
  static boolean isSame(String place, String other) {
    String plain = plain(place);
    return plain.isEmpty() ? place.equals(other) : plain.equals(plain(other));
  }

  private static String plain(String name) {
    return NO_LETTER.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
