package dev.haystack.application.document;

import dev.haystack.application.template.Brief;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that a draft has all that its template asks for.
 *
 * @param blanks the template's places that are still open; those of others are quotations
 */
record Coverage(List<String> headings, List<String> blanks) {

  Coverage {
    headings = List.copyOf(headings);
    blanks = List.copyOf(blanks);
  }

  /** For that brief; a heading that the instructions speak of may be dropped or renamed. */
  static Coverage of(Brief brief, String body) {
    return new Coverage(
        Headings.of(body).stream()
            .filter(heading -> !Headings.isNamed(heading, brief.instructions()))
            .toList(),
        Blanks.open(body));
  }

  /** What the draft lacks, in words for the model and the user. */
  List<String> shortcomings(String draft) {
    List<String> lacking = new ArrayList<>();
    Headings.missing(headings, draft)
        .forEach(heading -> lacking.add("The heading \"" + heading + "\" is missing."));
    Blanks.open(draft).stream()
        .filter(blank -> blanks.stream().anyMatch(asked -> Blanks.isSame(asked, blank)))
        .forEach(blank -> lacking.add("The placeholder " + blank + " is not filled."));
    return lacking;
  }
}
