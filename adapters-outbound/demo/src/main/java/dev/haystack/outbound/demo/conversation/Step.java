package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One step of a rule: a move, or nothing if the step is behind the turn already. */
@FunctionalInterface
interface Step {

  Optional<Move> next(Turn turn);

  /** Calls a tool once, and ends the turn where the tool could not do its work. */
  static Step call(String says, String tool, Function<Turn, JsonObject> arguments) {
    return turn ->
        turn.hasCalled(tool)
            ? Obstacles.in(turn.object(tool))
            : Optional.of(
                turn.offered().contains(tool)
                    ? new Move.Call(says, tool, arguments.apply(turn))
                    : new Move.Say("I would need the tool " + tool + ", which I may not use now."));
  }

  /** Ends the turn with these words if it has come to that. */
  static Step endIf(Predicate<Turn> condition, Function<Turn, String> words) {
    return turn ->
        condition.test(turn) ? Optional.of(new Move.Say(words.apply(turn))) : Optional.empty();
  }

  /** Ends the turn with these words. */
  static Step say(Function<Turn, String> words) {
    return endIf(_ -> true, words);
  }
}
