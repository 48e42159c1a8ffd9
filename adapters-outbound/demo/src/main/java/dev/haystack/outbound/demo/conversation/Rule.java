package dev.haystack.outbound.demo.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the demo model does about one kind of question, if it has the tools for it. */
record Rule(Pattern question, Set<String> tools, List<Step> steps) {

  Rule {
    tools = Set.copyOf(tools);
    steps = List.copyOf(steps);
  }

  static Rule when(String question, Set<String> tools, Step... steps) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    return new Rule(Pattern.compile(question, flags), tools, List.of(steps));
  }

  boolean fits(Turn turn) {
    boolean hasTools = turn.isClosing() || turn.offered().containsAll(tools);
    return hasTools && question.matcher(turn.question()).find();
  }

  Optional<Move> next(Turn turn) {
    return steps.stream().flatMap(step -> step.next(turn).stream()).findFirst();
  }
}
