package dev.haystack.application.tool;

import java.util.Set;

/** Words that say little about what a text is about. */
final class StopWords {

  private static final Set<String> WORDS =
      Set.of(
          """
          about after again also always another anything because been before being both but came
          can cannot come could did didn't does doesn't doing don't done down each even ever every
          everything for from gets getting give goes going gonna good got had has have having he her
          here hers him his how i'd i'll i'm i've into isn't it's its just keep kind know less let
          let's like little lot made make many maybe mean might more most much must never now okay
          one only other our out over own part quite rather really right said same say says see she
          should since some someone something sometimes sort still such sure take tell than that
          that's the their them then there there's these they they're thing things think this those
          though through time too two under until upon use very want wanted was wasn't way we're
          well went were what what's when where which while who whom whose why will with without
          won't would yeah yes yet you you're you've your yours speaker client therapist
          practitioner
          """
              .strip()
              .split("\\s+"));

  private StopWords() {}

  static boolean contain(String word) {
    return WORDS.contains(word);
  }
}
