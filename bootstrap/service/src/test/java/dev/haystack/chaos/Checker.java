package dev.haystack.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds a history against all rules. */
final class Checker {

  private final List<Rule> rules;

  Checker(int inFlightPerUserMax) {
    rules =
        List.of(
            new Rule("acknowledged exactly once", MessageRules::acknowledgedExactlyOnce),
            new Rule("nothing doubled or invented", MessageRules::nothingDoubledOrInvented),
            new Rule("in order", OrderRule::findings),
            new Rule("every turn ends", MessageRules::everyTurnEnds),
            new Rule("deleted stays deleted", MessageRules::deletedStaysDeleted),
            new Rule("turns never overlap", TurnRules::neverOverlap),
            new Rule(
                "at most " + inFlightPerUserMax + " in flight",
                history -> TurnRules.withinLimit(history, inFlightPerUserMax)),
            new Rule("events contiguous", EventRules::contiguous),
            new Rule("events the same for all", EventRules::sameForAll),
            new Rule("UI state never goes back", StateRules::neverGoesBack));
  }

  /** What breaks each rule, rule by rule. */
  Map<String, List<String>> findings(History history) {
    Map<String, List<String>> findings = new LinkedHashMap<>();
    rules.forEach(
        rule -> findings.put(rule.name(), rule.judgement().findings(history).stream().toList()));
    return findings;
  }
}
