package dev.haystack.kit;

import java.util.List;

/**
 * Good texts that somebody has scribbled in; numbers say what and where, so that it can be shrunk.
 */
public final class Scribbled {

  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\\",
          "\\u",
          "\\ud800",
          "\u0000",
          "\n",
          "\r\n",
          "\n\n",
          "\u001b",
          "\uFEFF",
          "\uD800",
          "\uDC00",
          "\uD83D\uDE00",
          "é",
          "-",
          "+",
          ".",
          "=",
          "_",
          "/",
          "e9999",
          "1e400",
          "9".repeat(400),
          "null",
          "true",
          "data: ",
          "event: error\n",
          "%00",
          ";",
          " ",
          "\t",
          "[".repeat(500),
          "{\"a\":".repeat(500),
          "x".repeat(70_000));

  private Scribbled() {}

  /** The text with these changes, one after the other. */
  public static String in(String good, List<Integer> changes) {
    String text = good;
    for (int change : changes) {
      text = changed(text, change);
    }
    return text;
  }

  private static String changed(String text, int change) {
    int kind = Math.floorMod(change, 4);
    int left = Math.floorDiv(change, 4);
    int at = Math.floorMod(left, text.length() + 1);
    int choice = Math.floorMod(left / (text.length() + 1) + left, PIECES.size());
    String before = text.substring(0, at);
    String behind = text.substring(at);
    return switch (kind) {
      case 0 -> before + PIECES.get(choice) + behind;
      case 1 -> before + behind.substring(Math.min(behind.length(), 1 + choice));
      case 2 -> before + PIECES.get(choice) + behind.substring(Math.min(behind.length(), 1));
      default -> before + behind.substring(0, Math.min(behind.length(), 3 * choice)) + behind;
    };
  }
}
