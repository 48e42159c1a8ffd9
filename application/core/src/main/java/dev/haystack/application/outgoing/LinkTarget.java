package dev.haystack.application.outgoing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a link leads, and so what becomes of it. */
sealed interface LinkTarget {

  /** It stays a link. */
  record Kept(String destination) implements LinkTarget {}

  /** It is told where it would lead. */
  record Shown(String destination) implements LinkTarget {}

  /** Nothing of it stays but its text. */
  record Dropped() implements LinkTarget {}

  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  Pattern ENTITY = Pattern.compile("&[#A-Za-z0-9]+;");
  Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^<>\\[\\]\\\\\"`]]+");
  Pattern OWN = Pattern.compile("[A-Za-z0-9/_.?#=&%+,;@~-]+");
  Pattern SHOWABLE = Pattern.compile("[^\\p{Cntrl}\\s<>\\[\\]\\\\\"`]+");
  Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+)(:[0-9]{1,5})?([/?#].*)?");

  /** What stands between a link's parentheses. */
  static LinkTarget of(String inside, Set<String> hosts) {
    String destination = destination(inside.strip());
    boolean isPlain = PLAIN.matcher(destination).matches() && !ENTITY.matcher(destination).find();
    return switch (scheme(destination)) {
      case "" -> withoutScheme(destination);
      case "http", "https" ->
          isPlain && isOneOf(hosts, destination) ? new Kept(destination) : shown(destination);
      case "mailto", "tel" -> isPlain ? new Kept(destination) : new Dropped();
      default -> new Dropped();
    };
  }

  private static LinkTarget withoutScheme(String destination) {
    if (destination.startsWith("//")) {
      return shown(destination);
    }
    return OWN.matcher(destination).matches() && !leadsElsewhere(destination)
        ? new Kept(destination)
        : new Dropped();
  }

  private static LinkTarget shown(String destination) {
    return SHOWABLE.matcher(destination).matches() ? new Shown(destination) : new Dropped();
  }

  private static String destination(String inside) {
    if (inside.startsWith("<")) {
      int end = inside.indexOf('>');
      return end < 0 ? "" : inside.substring(1, end);
    }
    int end = 0;
    while (end < inside.length() && !Character.isWhitespace(inside.charAt(end))) {
      end++;
    }
    return inside.substring(0, end);
  }

  /** Whether a browser may be led to another origin by it, or to something that runs. */
  static boolean leadsElsewhere(String destination) {
    return !scheme(destination).isEmpty()
        || destination.startsWith("//")
        || destination.startsWith("<")
        || destination.indexOf('\\') >= 0
        || ENTITY.matcher(destination).find();
  }

  /** In small letters; empty where there is none. */
  static String scheme(String destination) {
    Matcher scheme = SCHEME.matcher(destination);
    return scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isOneOf(Set<String> hosts, String destination) {
    Matcher host = HOST.matcher(destination);
    return host.matches() && hosts.contains(host.group(1).toLowerCase(Locale.ROOT));
  }
}
