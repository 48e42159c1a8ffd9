package dev.haystack.domain.tool;

import java.util.regex.Pattern;

/** Makes plain tool names of what models write. */
final class ToolNames {

  private static final int LENGTH_MAX = 64;
  private static final String NAMELESS = "unknown";

  // the name spaces that models were taught to write before a name, and what may stand before them
  private static final Pattern NAME_SPACE = Pattern.compile("(?s).*(?:functions|default_api)[.:/]");
  private static final String CHANNEL_MARK = "<|";
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");

  private ToolNames() {}

  /** The name that was meant, in the characters and the length that every server takes. */
  static String plain(String written) {
    if (isPlain(written)) {
      return written;
    }
    var nameSpace = NAME_SPACE.matcher(written);
    String name = nameSpace.lookingAt() ? written.substring(nameSpace.end()) : written;
    int mark = name.indexOf(CHANNEL_MARK);
    name = (mark < 0 ? name : name.substring(0, mark)).strip();
    if (name.isEmpty()) {
      return NAMELESS;
    }
    String plain = FOREIGN.matcher(name).replaceAll("_");
    return plain.substring(0, Math.min(plain.length(), LENGTH_MAX));
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && name.length() <= LENGTH_MAX && !FOREIGN.matcher(name).find();
  }
}
