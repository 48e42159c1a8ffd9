package dev.haystack.application.tool;

import java.util.regex.Pattern;

/** A path of the app: nothing in it that a browser drops, or takes for another host. */
final class PagePath {

  static final int LENGTH_MAX = 2_048;

  // browsers take a backslash for a slash, and drop tabs and line ends before they look
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private PagePath() {}

  static boolean isOne(String text) {
    return text.length() <= LENGTH_MAX && PATH.matcher(text).matches();
  }
}
