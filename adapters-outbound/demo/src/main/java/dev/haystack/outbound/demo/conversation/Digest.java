package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sums up conversations, given as delimited data, by quoting what users said in them. */
final class Digest {

  private static final Pattern DELIMITED =
      Pattern.compile("(?s)<(conversation(?:s|_notes)) [^>]*>\\n(.*)\\n</\\1");
  private static final Pattern SAID = Pattern.compile("(?m)^(?:user|client): (.+)$");
  private static final Pattern BETTER =
      Pattern.compile("(?i)\\b(better|managed|proud|helped|improved|finished|slept well)\\b");
  private static final Pattern INSIGHT =
      Pattern.compile("(?i)\\b(i (realis|realiz|notic|understand|understood|learn|see)\\w*)\\b");
  private static final int QUOTED_MAX = 3;
  private static final int QUOTE_LENGTH_MAX = 160;

  private Digest() {}

  /** The notes or the summary, if that is what is asked for. */
  static Optional<Move> of(ModelRequest request) {
    if (!request.callable().isEmpty()
        || !(request.messages().getLast() instanceof ModelMessage.FromUser(_, var text))) {
      return Optional.empty();
    }
    var delimited = DELIMITED.matcher(text);
    if (!delimited.find()) {
      return Optional.empty();
    }
    List<String> said =
        SAID.matcher(delimited.group(2)).results().map((MatchResult m) -> m.group(1)).toList();
    return Optional.of(
        new Move.Say(text.startsWith("This is part ") ? notes(said) : summary(said)));
  }

  private static String notes(List<String> said) {
    return said.stream()
        .limit(QUOTED_MAX)
        .map(words -> "user: " + shortened(words))
        .collect(Collectors.joining("\n", "[notes]\n", ""));
  }

  private static String summary(List<String> said) {
    String feelings =
        said.stream()
            .flatMap(words -> Feelings.label(words.toLowerCase(Locale.ROOT)).stream())
            .distinct()
            .collect(Collectors.joining(", "));
    return """
    ## Themes
    The client spoke %s%s.
    %s

    ## Progress
    %s

    ## Insights
    %s

    ## Changes
    %s

    ## Recommendations
    - Take up what the client came back to most.

    (Written by the demo model, which quotes and does not understand.)\
    """
        .formatted(
            said.size() == 1 ? "once" : said.size() + " times",
            feelings.isEmpty() ? "" : " and named these feelings: " + feelings,
            quotes(said, Pattern.compile("")),
            quotes(said, BETTER),
            quotes(said, INSIGHT),
            said.size() < 2
                ? "Nothing to compare."
                : "First: \"%s\" Last: \"%s\""
                    .formatted(shortened(said.getFirst()), shortened(said.getLast())));
  }

  private static String quotes(List<String> said, Pattern words) {
    String quotes =
        said.stream()
            .filter(line -> words.matcher(line).find())
            .limit(QUOTED_MAX)
            .map(line -> "- \"" + shortened(line) + "\"")
            .collect(Collectors.joining("\n"));
    return quotes.isEmpty() ? "Nothing was said of it." : quotes;
  }

  private static String shortened(String words) {
    return words.length() <= QUOTE_LENGTH_MAX
        ? words
        : words.substring(0, words.offsetByCodePoints(0, QUOTE_LENGTH_MAX / 2)) + "…";
  }
}
