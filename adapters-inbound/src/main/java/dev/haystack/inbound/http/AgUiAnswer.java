package dev.haystack.inbound.http;

import dev.haystack.domain.json.JsonNull;
import java.util.List;

/** What the user of an AG-UI client answered to an interrupt. */
record AgUiAnswer(String interruptId, boolean isApproved) {

  private static final int ANSWERS_MAX = 100;
  private static final int ID_CHARACTERS_MAX = 256;

  /** The answers of a run that goes on; none if there is nothing to go on with. */
  static List<AgUiAnswer> read(Fields body) {
    boolean isNone = body.any("resume").filter(said -> !(said instanceof JsonNull)).isEmpty();
    return isNone
        ? List.of()
        : body.list("resume", ANSWERS_MAX).stream().map(AgUiAnswer::of).toList();
  }

  private static AgUiAnswer of(Fields entry) {
    boolean isResolved = entry.anyText("status", ID_CHARACTERS_MAX).equals("resolved");
    // what is not said is no yes
    boolean isApproved = entry.inside("payload").anyTruth("approved");
    return new AgUiAnswer(entry.text("interruptId", ID_CHARACTERS_MAX), isResolved && isApproved);
  }
}
