package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.model.ModelRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes documents by rules: the template's headings with lines of the transcript under them. */
public final class DocumentDraft {

  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:#{1,6} .*|\\*\\*.+\\*\\*:?|\\p{L}[^.:]{0,60}:)\\s*");
  private static final Pattern OPEN = Pattern.compile("\\{\\{[^{}\\n]*}}");
  private static final Pattern GUIDANCE = Pattern.compile("\\s*[(\\[].*[)\\]]\\s*");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern REPLACEMENT =
      Pattern.compile("(?i)replace [\"“](.+?)[\"”] (?:with|by) [\"“](.+?)[\"”]");
  private static final String HONEST =
      "(Written by the demo model: it copies lines of the transcript by rules.)";
  private static final int WORD_LENGTH_MIN = 4;
  private static final int LINES_PER_HEADING = 3;
  private static final int NOTES_SHARE = 4;

  private DocumentDraft() {}

  /** The document, or the notes, if that is what the request is for. */
  public static Optional<String> of(ModelRequest request) {
    var blocks = Blocks.of(request);
    if (!blocks.has("facts")) {
      return Optional.empty();
    }
    if (blocks.text().startsWith("This is part ")) {
      return Optional.of(notes(blocks.get("transcript")));
    }
    return Optional.of(
        blocks.has("document")
            ? revised(blocks.get("document"), blocks.get("instructions"))
            : filled(blocks));
  }

  private static String notes(String part) {
    int end = Math.max(1, part.length() / NOTES_SHARE);
    int line = part.lastIndexOf('\n', end);
    return part.substring(0, line > 0 ? line : end);
  }

  private static String revised(String document, String instructions) {
    String text = document;
    var replacement = REPLACEMENT.matcher(instructions);
    boolean asked = false;
    while (replacement.find()) {
      text = text.replace(replacement.group(1), replacement.group(2));
      asked = true;
    }
    return asked ? text : text + "\n\n(The demo model can only replace \"this\" with \"that\".)";
  }

  private static String filled(Blocks blocks) {
    List<String> said =
        (blocks.get("transcript") + "\n" + blocks.get("transcript_notes"))
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    List<String> lines = new ArrayList<>();
    for (String line : blocks.get("template").lines().toList()) {
      if (HEADING.matcher(line).matches()) {
        lines.add(OPEN.matcher(line).replaceAll("(not stated)"));
        lines.addAll(about(line, said));
      } else if (!GUIDANCE.matcher(line).matches()) {
        lines.add(OPEN.matcher(line).replaceAll("(not stated)"));
      }
    }
    lines.add("");
    lines.add(HONEST);
    return String.join("\n", lines);
  }

  private static List<String> about(String heading, List<String> said) {
    Set<String> wanted = words(heading);
    List<String> found =
        said.stream()
            .filter(line -> words(line).stream().anyMatch(wanted::contains))
            .limit(LINES_PER_HEADING)
            .toList();
    return found.isEmpty() ? List.of("Not discussed.") : found;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(NO_WORD.split(text.toLowerCase(Locale.ROOT), -1))
        .filter(word -> word.length() >= WORD_LENGTH_MIN)
        .collect(Collectors.toSet());
  }
}
