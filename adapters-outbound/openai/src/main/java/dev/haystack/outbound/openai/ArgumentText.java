package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonSyntaxException;

/**
 * The arguments of one call as they grow. Servers send them in pieces; some send with each piece
 * all that came before it, some send the whole once more at the end, some begin with an empty
 * object that stands for what follows.
 */
final class ArgumentText {

  private static final int DEPTH_MAX = 64;
  private static final String EMPTY = "{}";

  private final StringBuilder text = new StringBuilder();
  private Nesting nesting = new Nesting();
  private String before = "";
  private boolean hasTwo;

  void add(String piece) {
    if (beginsAnew(piece)) {
      before = text.toString();
      restart(piece);
    } else if (isAllAgain(piece)) {
      restart(piece);
    } else {
      nesting.add(piece);
      text.append(piece);
    }
  }

  private boolean beginsAnew(String piece) {
    if (hasTwo || !nesting.isWhole() || !piece.stripLeading().startsWith("{")) {
      return false;
    }
    hasTwo = !isStandIn(before) && !isSame(before, text.toString());
    return !hasTwo;
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  boolean isWhole() {
    return nesting.isWhole();
  }

  int length() {
    return before.length() + text.length();
  }

  /** Whether these are only those that it has already, or what its empty ones stand for. */
  boolean isSameAs(String others, boolean orStandIn) {
    String known = text();
    return (orStandIn && isStandIn(known)) || isSame(known, others);
  }

  String text() {
    String now = text.toString();
    if (isStandIn(before) && !hasTwo) {
      return now;
    }
    // of two that differ neither may be chosen: a tool must not run with half of what was meant
    return !hasTwo && (before.startsWith(now) || isSame(before, now)) ? before : before + now;
  }

  private static boolean isStandIn(String text) {
    return text.isEmpty() || text.strip().equals(EMPTY);
  }

  private void restart(String piece) {
    text.setLength(0);
    text.append(piece);
    nesting = new Nesting();
    nesting.add(piece);
  }

  private boolean isAllAgain(String piece) {
    boolean canBe =
        !text.isEmpty()
            && piece.length() >= text.length()
            && text.charAt(0) == '{'
            && piece.charAt(0) == '{';
    if (!canBe || !piece.startsWith(text.toString())) {
      return false;
    }
    if (!nesting.isAtValue()) {
      return true;
    }
    // an object within that has the same beginning closes more than it opens
    var own = new Nesting();
    own.add(piece);
    return piece.length() > text.length() && own.depth() >= 0;
  }

  private static boolean isSame(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return Json.parse(one, DEPTH_MAX).equals(Json.parse(other, DEPTH_MAX));
    } catch (JsonSyntaxException e) {
      return false;
    }
  }
}
