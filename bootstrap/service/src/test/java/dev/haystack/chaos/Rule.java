package dev.haystack.chaos;

import java.util.List;

/** What must hold for every history; an empty list of findings says that it does. */
record Rule(String name, Judgement judgement) {

  /** Looks for what breaks the rule. */
  @FunctionalInterface
  interface Judgement {
    List<String> findings(History history);
  }
}
