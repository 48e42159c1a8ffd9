package dev.haystack.application.outgoing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The filtered text: what may leave, and behind it what stands in brackets that may become a link's
 * text. Keeps apart what must not meet.
 */
final class LinkTexts {

  private static final int HELD_MAX = 2_048;
  private static final int OPEN_MAX = 256;
  private static final String IMAGE = "![";

  private final StringBuilder ready = new StringBuilder();
  private final StringBuilder held = new StringBuilder();
  private final Deque<Open> opens = new ArrayDeque<>();
  private boolean isLineBlank;
  private boolean isBegun;
  private char last;

  /** A bracket without its end: where it stands, what it looks like, and what is before it. */
  private record Open(int index, String bracket, char before, boolean isFirst) {}

  private LinkTexts(boolean isBegun, char last) {
    this.isBegun = isBegun;
    this.last = last;
  }

  static LinkTexts alone() {
    return new LinkTexts(true, '\n');
  }

  /** As if there stood what its first character could complete. */
  static LinkTexts behindOthers() {
    return new LinkTexts(false, ']');
  }

  boolean hasOpen() {
    return !opens.isEmpty();
  }

  /** Whether the next ordinary text may pass by. */
  boolean isFree() {
    return opens.isEmpty() && last != ']' && last != '<';
  }

  void passed(String text) {
    if (!text.isEmpty()) {
      isBegun = true;
      last = text.charAt(text.length() - 1);
    }
  }

  /** What may leave; it is taken. */
  String taken() {
    String text = ready.toString();
    ready.setLength(0);
    return text;
  }

  void add(char c) {
    if (meets(c)) {
      append(' ');
    }
    append(c);
    if (opens.isEmpty()) {
      return;
    }
    boolean isBlank = Character.isWhitespace(c);
    // a blank line ends a paragraph, and no link goes on behind it
    if ((c == '\n' && isLineBlank) || held.length() >= HELD_MAX) {
      release();
    }
    isLineBlank = c == '\n' || (isLineBlank && isBlank);
  }

  private boolean meets(char c) {
    return switch (last) {
      case ']' -> c == '(' || c == ':';
      case '<' -> HtmlTag.isBegunBy(c);
      default -> false;
    };
  }

  private void append(char c) {
    (opens.isEmpty() ? ready : held).append(c);
    last = c;
    isBegun = true;
  }

  /** A form that is right as it is, whatever it meets. */
  void addForm(String form) {
    (opens.isEmpty() ? ready : held).append(form);
    last = form.charAt(form.length() - 1);
    isBegun = true;
    isLineBlank = false;
    if (held.length() >= HELD_MAX) {
      release();
    }
  }

  void open(String bracket) {
    if (opens.size() == OPEN_MAX || held.length() >= HELD_MAX) {
      release();
    }
    opens.addLast(new Open(held.length(), bracket, last, !isBegun));
    isLineBlank = false;
    addOpened(bracket);
  }

  private void addOpened(String bracket) {
    held.append(bracket);
    last = '[';
    isBegun = true;
  }

  /** The bracket's end, with nothing behind it that would make it a link. */
  void close() {
    closed();
    append(']');
  }

  private void closed() {
    var _ = opens.removeLast();
    if (opens.isEmpty()) {
      release();
    }
  }

  void closeApart(char c) {
    close();
    append(' ');
    append(c);
  }

  void closeWith(char c) {
    close();
    append(c);
  }

  /** The bracket's end, behind which it was said where it leads. */
  void link(LinkTarget target) {
    Open open = opens.removeLast();
    String text = held.substring(open.index() + open.bracket().length());
    held.setLength(open.index());
    last = open.before();
    boolean isImage = open.bracket().equals(IMAGE);
    String told = isImage ? "[image removed]" : told(text, target);
    // behind another's exclamation mark a link would be an image
    boolean beginsWithLink = !isImage && open.isFirst() && told.startsWith("[");
    put(beginsWithLink ? " " + told : told);
    if (opens.isEmpty()) {
      release();
    }
  }

  private static String told(String text, LinkTarget target) {
    return switch (target) {
      case LinkTarget.Kept(var destination) -> "[" + text + "](" + destination + ")";
      case LinkTarget.Shown(var destination) ->
          text.equals(destination) ? text : text + " (" + destination + ")";
      case LinkTarget.Dropped() -> text;
    };
  }

  private void put(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (meets(text.charAt(0))) {
      held.append(' ');
    }
    held.append(text);
    last = text.charAt(text.length() - 1);
  }

  /** Nothing more comes, but others may go on. */
  void end() {
    release();
    if (last == '<') {
      append(' ');
    }
  }

  /** What is held is text. */
  void release() {
    opens.clear();
    ready.append(held);
    held.setLength(0);
  }
}
