package dev.haystack.outbound.demo.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds whom or what a question names. */
final class Names {

  private static final String WORD = "\\p{Lu}[\\p{L}'’-]*?";
  private static final String NAME = "(" + WORD + "(?:\\s+" + WORD + ")*)";
  private static final String END = "(?=['’]s\\b|[^\\p{L}'’-]|$)";
  private static final List<Pattern> PLACES =
      List.of(
          Pattern.compile("[\"“]([^\"”]{1,80})[\"”]"),
          Pattern.compile("(?i:\\b(?:named|called))\\s+([\\p{L}'’ -]{1,60}?)\\s*(?:[.?!,]|$)"),
          Pattern.compile(NAME + "['’]s\\b"),
          Pattern.compile("(?i:\\b(?:of|for|about|client|with|from))\\s+" + NAME + END),
          Pattern.compile("(?<=\\s)" + NAME + END));
  // words that begin a request are no part of the name behind them
  private static final Pattern COMMANDS =
      Pattern.compile(
          "\\b(?:Load|Open|Show|Find|Search|Give|List|Tell|Get|Read|Summari[sz]e|Generate|Write"
              + "|Create|Make|Select|Use|Is|Has|How|Who|Which|Was|Does|Did|Can|Could|And)\\b");
  private static final Set<String> NO_NAMES =
      Set.of("i", "today", "what", "let", "dsm", "icd", "please", "it");

  private Names() {}

  static Optional<String> in(String question) {
    String said = COMMANDS.matcher(question).replaceAll(Names::inLowerCase);
    return PLACES.stream()
        .flatMap(place -> place.matcher(said).results())
        .map((MatchResult match) -> match.group(1).strip())
        .filter(name -> !NO_NAMES.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String inLowerCase(MatchResult command) {
    return command.group().toLowerCase(Locale.ROOT);
  }
}
