package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.model.ModelRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Leads a conversation by rules: the first that fits the last question says what comes next. */
public final class Conversation {

  private static final Rule GREETING =
      Rule.when(
          "^\\W*(hi|hello|hey|good (morning|afternoon|evening)|help|who are you|what can you)\\b",
          Set.of(),
          Step.say(turn -> Texts.greeting(turn.offered())));
  private static final Rule LOST =
      Rule.when("", Set.of(), Step.say(turn -> Texts.lost(turn.offered())));
  private static final List<Rule> RULES =
      Stream.of(
              List.of(GREETING),
              NavigationRules.all(),
              WellbeingRules.all(),
              NoteRules.all(),
              DocumentRules.all(),
              SessionRules.all(),
              ClientRules.aboutOne(),
              PracticeRules.all(),
              ClientRules.finding(),
              List.of(LOST))
          .flatMap(List::stream)
          .toList();

  private Conversation() {}

  /** The next move after these messages. */
  public static Move next(ModelRequest request) {
    return Digest.of(request).orElseGet(() -> next(Turn.of(request)));
  }

  private static Move next(Turn turn) {
    return RULES.stream()
        .filter(rule -> rule.fits(turn))
        .flatMap(rule -> rule.next(turn).stream())
        .findFirst()
        .orElseThrow();
  }
}
