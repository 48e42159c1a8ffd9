package dev.haystack.inbound.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one module of a module and all that it imports, so that a browser asks once and not thirty
 * times. Each module stays as it was written, in a function of its own whose result is what it
 * exports; so imports go one way, stand alone on their lines, and name what they take. Vendored
 * modules stay files of their own. For one thread, once.
 */
final class Bundle {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(import|export) \\{([^}]*)} from '(\\.[^']+)';\\n");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:class|const|function\\*?) (\\w+))");
  private static final Pattern COMMENT = Pattern.compile("(?m)^ */\\*\\*(?s:.*?)\\*/\\n");
  private static final Pattern UNKNOWN = Pattern.compile("(?m)^(import|export)\\b.*");

  /** Module texts by their paths, what is imported before what imports it. */
  private final SequencedMap<String, String> modules = new LinkedHashMap<>();

  private final SequencedMap<String, String> vendored = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();

  private Bundle() {}

  /** The text of a bundle that exports what that module does: one that is imported when needed. */
  static String exporting(String entry) {
    var bundle = new Bundle();
    List<String> names = bundle.add(entry);
    return "%sexport const { %s } = %s;\n"
        .formatted(bundle.text(), String.join(", ", names), name(entry));
  }

  /** The text of the bundle that begins with that module. */
  static String of(String entry) {
    var bundle = new Bundle();
    var _ = bundle.add(entry);
    return bundle.text();
  }

  private String text() {
    return Stream.concat(
            vendored.entrySet().stream()
                .map(
                    each ->
                        "import * as %s from './%s';".formatted(each.getValue(), each.getKey())),
            modules.values().stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** All modules that one needs, itself among them, by their paths. */
  static List<String> modulesOf(String entry) {
    var bundle = new Bundle();
    var _ = bundle.add(entry);
    return List.copyOf(bundle.modules.keySet());
  }

  /** Adds a module, behind what it needs; gives what it exports, unless it is there already. */
  private List<String> add(String module) {
    if (modules.containsKey(module)) {
      return List.of();
    }
    if (path.contains(module)) {
      throw new IllegalStateException("modules import each other: " + path + " " + module);
    }
    path.push(module);
    String text = new String(PageSource.read(module), StandardCharsets.UTF_8);
    SequencedMap<String, String> exported = new LinkedHashMap<>();
    String body =
        IMPORT
            .matcher(COMMENT.matcher(text).replaceAll(""))
            .replaceAll(found -> imported(module, found, exported));
    body = EXPORT.matcher(body).replaceAll(found -> export(found, exported));
    UNKNOWN
        .matcher(body)
        .results()
        .findFirst()
        .ifPresent(
            line -> {
              throw new IllegalStateException(
                  module + " has a line unlike others: " + line.group());
            });
    path.pop();
    modules.put(
        module,
        "const %s = (() => {\n%sreturn { %s };\n})();"
            .formatted(name(module), body, String.join(", ", exported.values())));
    return List.copyOf(exported.keySet());
  }

  private static String export(MatchResult found, Map<String, String> exported) {
    exported.put(found.group(1), found.group(1));
    return "";
  }

  private String imported(String module, MatchResult found, Map<String, String> exported) {
    String target = URI.create(module).resolve(found.group(3)).toString();
    if (target.startsWith("vendor/")) {
      vendored.put(target, name(target));
    } else {
      var _ = add(target);
    }
    String names = found.group(2).replace(" as ", ": ");
    if (found.group(1).equals("import")) {
      return Matcher.quoteReplacement("const {%s} = %s;\n".formatted(names, name(target)));
    }
    Stream.of(names.split(","))
        .map(String::strip)
        .forEach(each -> exported.put(each, each + ": " + name(target) + "." + each));
    return "";
  }

  private static String name(String module) {
    return "$" + module.replaceAll("[^a-z0-9]", "_");
  }
}
