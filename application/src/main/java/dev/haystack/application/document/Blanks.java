package dev.haystack.application.document;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  Blanks(Person client, Person practitioner, String date) {
    put(date, "date", "today", "todaysdate", "currentdate", "documentdate", "dateofdocument");
    put(client.name(), "client", "clientname", "clientsname", "clientfullname", "nameofclient");
    put(client.name(), "patient", "patientname", "patientsname", "patientfullname");
    put(client.id(), "clientid", "patientid");
    put(practitioner.name(), "practitioner", "practitionername", "practitionersname");
    put(practitioner.name(), "therapist", "therapistname", "clinician", "clinicianname");
    put(practitioner.name(), "practitionerfullname", "providername", "psychologistname");
    put(practitioner.id(), "practitionerid", "therapistid", "clinicianid");
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
    for (int group = 1; group <= place.groupCount(); group++) {
      String name = place.group(group);
      if (name != null) {
        String plain = NO_LETTER.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
        return values.getOrDefault(plain, place.group());
      }
    }
    return place.group();
  }

  /** The places that are still open. */
  static List<String> open(String text) {
    return DOUBLE.matcher(text).results().map(MatchResult::group).distinct().toList();
  }
}
