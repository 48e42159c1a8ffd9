package dev.haystack.application.document;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The headings of a template, in whichever of the usual ways it marks them. */
final class Headings {

  private static final int LENGTH_MAX = 120;
  private static final int LABEL_LENGTH_MAX = 60;
  private static final Pattern HASHES = Pattern.compile("\\s{0,3}#{1,6}\\s+(.+?)\\s*#*\\s*");
  private static final Pattern BOLD = Pattern.compile("\\s*(?:\\*\\*|__)(.+?)(?:\\*\\*|__):?\\s*");
  private static final Pattern LABEL = Pattern.compile("\\s*(\\p{L}[^:.!?]*):\\s*");
  private static final Pattern OPEN = Pattern.compile("\\{\\{?[^{}]*}}?|\\[[^\\[\\]]*]");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Headings() {}

  /** Those of the template, each once. */
  static List<String> of(String template) {
    List<String> lines = template.lines().filter(line -> line.length() <= LENGTH_MAX).toList();
    Set<String> marked = new LinkedHashSet<>();
    lines.stream().flatMap(line -> marked(line).stream()).forEach(marked::add);
    if (marked.isEmpty()) {
      lines.stream().flatMap(line -> label(line).stream()).forEach(marked::add);
    }
    return List.copyOf(marked);
  }

  /** Those of the template that the document does not have. */
  static List<String> missing(List<String> headings, String document) {
    List<String> lines = document.lines().map(Headings::plain).toList();
    return headings.stream().filter(heading -> !isIn(heading, lines)).toList();
  }

  /** Whether the text speaks of the heading. */
  static boolean isNamed(String heading, String text) {
    return plain(text).contains(plain(heading));
  }

  private static Optional<String> marked(String line) {
    return Stream.of(HASHES, BOLD)
        .map(pattern -> pattern.matcher(line))
        .filter(match -> match.matches() && !plain(match.group(1)).isBlank())
        .map(match -> match.group(1).strip())
        .findFirst()
        .or(() -> isShouted(line) ? Optional.of(line.strip()) : Optional.empty());
  }

  private static Optional<String> label(String line) {
    var match = LABEL.matcher(line);
    return line.length() <= LABEL_LENGTH_MAX && match.matches()
        ? Optional.of(match.group(1).strip())
        : Optional.empty();
  }

  /** A line in capitals alone, of words and not of an abbreviation. */
  private static boolean isShouted(String line) {
    String words = OPEN.matcher(line).replaceAll("");
    long capitals = words.codePoints().filter(Character::isUpperCase).count();
    return capitals >= 4 && words.codePoints().noneMatch(Character::isLowerCase);
  }

  /** What a heading leaves open may be anything in the document. */
  private static boolean isIn(String heading, List<String> lines) {
    List<String> words =
        OPEN.splitAsStream(heading).map(Headings::plain).filter(part -> !part.isBlank()).toList();
    return lines.stream().anyMatch(line -> words.stream().allMatch(line::contains));
  }

  private static String plain(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTER.matcher(folded).replaceAll(" ").strip();
  }
}
