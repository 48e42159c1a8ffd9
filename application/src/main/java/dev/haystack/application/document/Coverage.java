package dev.haystack.application.document;

import dev.haystack.application.template.Brief;
import java.util.ArrayList;
import java.util.List;

/** Checks that a draft has all that its template asks for. */
record Coverage(List<String> headings) {

  Coverage {
    headings = List.copyOf(headings);
  }

  /** For that brief; a heading that the instructions speak of may be dropped or renamed. */
  static Coverage of(Brief brief, String body) {
    return new Coverage(
        Headings.of(body).stream()
            .filter(heading -> !Headings.isNamed(heading, brief.instructions()))
            .toList());
  }

  /** What the draft lacks, in words for the model and the user. */
  List<String> shortcomings(String draft) {
    List<String> lacking = new ArrayList<>();
    Headings.missing(headings, draft)
        .forEach(heading -> lacking.add("The heading \"" + heading + "\" is missing."));
    Blanks.open(draft)
        .forEach(blank -> lacking.add("The placeholder " + blank + " is not filled."));
    return lacking;
  }
}
