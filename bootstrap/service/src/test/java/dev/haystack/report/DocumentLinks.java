package dev.haystack.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The relative links of Markdown documents, and what they lead to. */
final class DocumentLinks {

  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$|`[^`\n]*`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6} +(.+?) *#*$");
  private static final Pattern LINKED_WORDS = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

  private final Map<Path, Set<String>> anchors = new HashMap<>();

  /** The links that lead nowhere, each with its document. */
  List<String> broken(Path document) throws IOException {
    String text = CODE.matcher(Files.readString(document)).replaceAll("");
    var broken = new ArrayList<String>();
    for (String link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (!ELSEWHERE.matcher(link).matches() && !leads(document, link)) {
        broken.add(document + ": " + link);
      }
    }
    return broken;
  }

  private boolean leads(Path document, String link) throws IOException {
    int mark = link.indexOf('#');
    String name = mark < 0 ? link : link.substring(0, mark);
    Path target = name.isEmpty() ? document : document.resolveSibling(name).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return mark < 0
        || !target.toString().endsWith(".md")
        || anchors(target).contains(link.substring(mark + 1));
  }

  private Set<String> anchors(Path document) throws IOException {
    Set<String> known = anchors.get(document);
    if (known == null) {
      known = read(document);
      anchors.put(document, known);
    }
    return known;
  }

  private static Set<String> read(Path document) throws IOException {
    String text = FENCED.matcher(Files.readString(document)).replaceAll("");
    var all = new HashSet<String>();
    HEADING
        .matcher(text)
        .results()
        .forEach(
            found -> {
              String anchor = anchor(found.group(1));
              String numbered = anchor;
              for (int i = 1; !all.add(numbered); i++) {
                numbered = anchor + "-" + i;
              }
            });
    return Set.copyOf(all);
  }

  /** As forges make it of a heading. */
  static String anchor(String heading) {
    return LINKED_WORDS
        .matcher(heading)
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
