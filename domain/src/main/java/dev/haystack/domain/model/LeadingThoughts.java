package dev.haystack.domain.model;

/**
 * Tells an answer from the thoughts that some servers leave in front of it, between {@code <think>}
 * and {@code </think>}, while it comes. Only what may be the beginning of such a mark waits. Used
 * by one thread.
 */
public final class LeadingThoughts {

  private static final String BEGIN = "<think>";
  private static final String END = "</think>";
  private static final int HELD_MAX = 1024;

  private final StringBuilder held = new StringBuilder();
  private boolean within;
  private boolean seen;
  private boolean behind;

  /** What of the text up to this piece belongs to the answer and was not given yet. */
  public String answerIn(String piece) {
    if (behind) {
      return piece;
    }
    String text = held.append(piece).toString();
    held.setLength(0);
    int at = 0;
    while (true) {
      if (within) {
        int end = text.indexOf(END, at);
        if (end < 0) {
          held.append(text, Math.max(at, text.length() - END.length() + 1), text.length());
          return "";
        }
        at = end + END.length();
        within = false;
      }
      int begin = behindBlanks(text, at);
      int from = seen ? begin : at;
      if (text.startsWith(BEGIN, begin)) {
        at = begin + BEGIN.length();
        within = true;
        seen = true;
      } else if (mayBegin(text, begin) && text.length() - from <= HELD_MAX) {
        held.append(text, from, text.length());
        return "";
      } else {
        behind = true;
        return text.substring(from);
      }
    }
  }

  /** What was held back, now that the text is over. */
  public String rest() {
    String rest = within ? "" : held.toString();
    held.setLength(0);
    behind = true;
    return rest;
  }

  private static int behindBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean mayBegin(String text, int from) {
    return text.length() - from < BEGIN.length() && BEGIN.startsWith(text.substring(from));
  }
}
