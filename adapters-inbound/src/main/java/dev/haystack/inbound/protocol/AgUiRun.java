package dev.haystack.inbound.protocol;

import java.util.Set;

/**
 * One run of an AG-UI client.
 *
 * @param pageTools the tools that the page has declared: actions of their names are calls of them
 * @param answered the interrupts of earlier runs that it answers: what came before them was told
 */
public record AgUiRun(String thread, String id, Set<String> pageTools, Set<String> answered) {

  public AgUiRun {
    pageTools = Set.copyOf(pageTools);
    answered = Set.copyOf(answered);
  }
}
