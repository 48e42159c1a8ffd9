package dev.haystack.application.outgoing;

import dev.haystack.port.model.TextReceiver;
import java.util.Set;

/**
 * Takes what loads, runs or hides out of a Markdown text while it streams. What may be the
 * beginning of such a form waits, 4,096 characters at most, and any other text is handed on at
 * once. The result does not depend on where the pieces end, and does no more when it is put before
 * or behind another one's.
 *
 * <p>A form is either written anew, or broken by a space where its parts would meet: never does an
 * opening parenthesis follow a closing bracket but in a link that may stay.
 */
final class TextFilter implements OutgoingText {

  private enum Mode {
    TEXT,
    /** Behind an exclamation mark. */
    BANG,
    /** Behind the end of a link's text. */
    CLOSED,
    /** In a link's parentheses. */
    DESTINATION,
    /** Behind the colon of a link's definition. */
    DEFINITION,
    /** In angle brackets. */
    TAG
  }

  private static final int RAW_MAX = 2_048;

  private final Set<String> hosts;
  private final TextReceiver receiver;
  private final LinkTexts out;
  private final StringBuilder raw = new StringBuilder();
  private Mode mode = Mode.TEXT;
  private int depth;
  private boolean isAfterHighOfTags;
  private boolean isTouched;

  private TextFilter(Set<String> hosts, TextReceiver receiver, LinkTexts out) {
    this.hosts = hosts;
    this.receiver = receiver;
    this.out = out;
  }

  /** For a text that stands by itself. */
  static TextFilter alone(Set<String> hosts, TextReceiver receiver) {
    return new TextFilter(hosts, receiver, LinkTexts.alone());
  }

  /** For a text with which one that was filtered before may be completed. */
  static TextFilter behindOthers(Set<String> hosts, TextReceiver receiver) {
    return new TextFilter(hosts, receiver, LinkTexts.behindOthers());
  }

  /** Whether a piece was not handed on as it came. */
  boolean isTouched() {
    return isTouched;
  }

  @Override
  public void receive(String text) {
    if (isIdle() && OrdinaryText.is(text)) {
      out.passed(text);
      receiver.receive(text);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      seen(text.charAt(i));
    }
    String ready = out.taken();
    isTouched |= !ready.equals(text);
    deliver(ready);
  }

  @Override
  public void end() {
    isAfterHighOfTags = false;
    while (mode != Mode.TEXT) {
      switch (mode) {
        case TEXT -> {}
        case BANG -> plain('!');
        case CLOSED -> closed();
        case DESTINATION -> broken();
        // others may go on with it
        case DEFINITION -> defined(true);
        case TAG -> spaced();
      }
    }
    out.end();
    deliver(out.taken());
  }

  private void deliver(String ready) {
    if (!ready.isEmpty()) {
      receiver.receive(ready);
    }
  }

  private boolean isIdle() {
    return mode == Mode.TEXT && !isAfterHighOfTags && out.isFree();
  }

  private void seen(char c) {
    if (isAfterHighOfTags) {
      isAfterHighOfTags = false;
      if (HiddenCharacters.isLowOfTag(c)) {
        return;
      }
      read(HiddenCharacters.HIGH_OF_TAGS);
    }
    if (c == HiddenCharacters.HIGH_OF_TAGS) {
      isAfterHighOfTags = true;
    } else if (!HiddenCharacters.isOne(c)) {
      read(c);
    }
  }

  private void read(char c) {
    switch (mode) {
      case TEXT -> text(c);
      case BANG -> afterBang(c);
      case CLOSED -> afterLinkText(c);
      case DESTINATION -> inDestination(c);
      case DEFINITION -> inDefinition(c);
      case TAG -> inTag(c);
    }
  }

  private void text(char c) {
    switch (c) {
      case '!' -> mode = Mode.BANG;
      case '[' -> out.open("[");
      case ']' -> {
        if (out.hasOpen()) {
          mode = Mode.CLOSED;
        } else {
          out.add(c);
        }
      }
      case '<' -> begin(Mode.TAG, c);
      default -> out.add(c);
    }
  }

  private void begin(Mode next, char c) {
    mode = next;
    raw.append(c);
  }

  /** Ends the form of which this was held; the rest of it is read as text. */
  private String endOfForm() {
    String held = raw.toString();
    raw.setLength(0);
    mode = Mode.TEXT;
    return held;
  }

  private void readAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      read(text.charAt(i));
    }
  }

  private void plain(char c) {
    mode = Mode.TEXT;
    out.add(c);
  }

  private void afterBang(char c) {
    if (c == '[') {
      mode = Mode.TEXT;
      out.open("![");
    } else {
      plain('!');
      text(c);
    }
  }

  private void closed() {
    mode = Mode.TEXT;
    out.close();
  }

  private void afterLinkText(char c) {
    switch (c) {
      case '(' -> {
        depth = 1;
        begin(Mode.DESTINATION, c);
      }
      case ':' -> begin(Mode.DEFINITION, c);
      default -> {
        closed();
        text(c);
      }
    }
  }

  private void inDestination(char c) {
    boolean isOther =
        switch (c) {
          case '[', ']' -> true;
          case '<' -> !raw.substring(1).isBlank();
          case '\n' -> raw.indexOf("\n") >= 0;
          default -> raw.length() == RAW_MAX;
        };
    if (isOther) {
      broken();
      read(c);
      return;
    }
    raw.append(c);
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) {
      String held = endOfForm();
      out.link(LinkTarget.of(held.substring(1, held.length() - 1), hosts));
    }
  }

  /** It was no link, and its parenthesis no longer meets the bracket. */
  private void broken() {
    String held = endOfForm();
    out.close();
    readAll(held);
  }

  private void inDefinition(char c) {
    boolean isEmpty = raw.length() == 1 || Character.isWhitespace(raw.charAt(raw.length() - 1));
    boolean isPart =
        switch (c) {
          case '[', ']', '(' -> false;
          // there is no definition with an address in angle brackets that may stay
          case '<' -> isEmpty;
          case '\n' -> isEmpty && raw.indexOf("\n") < 0;
          default -> isEmpty || !Character.isWhitespace(c);
        };
    if (isPart && raw.length() < RAW_MAX) {
      raw.append(c);
    }
    if (!isPart || c == '<' || raw.length() == RAW_MAX) {
      // what becomes of another form may be an address
      boolean meetsForm = !isPart && !Character.isWhitespace(c);
      defined(meetsForm || LinkTarget.leadsElsewhere(raw.substring(1).strip()));
    }
    if (!isPart) {
      read(c);
    }
  }

  private void defined(boolean leadsElsewhere) {
    String held = endOfForm();
    if (leadsElsewhere) {
      out.closeApart(':');
    } else {
      out.closeWith(':');
    }
    readAll(held.substring(1));
  }

  private void inTag(char c) {
    boolean isBegun = raw.length() > 1;
    if (!isBegun && !HtmlTag.isBegunBy(c)) {
      out.add(endOfForm().charAt(0));
      text(c);
      return;
    }
    if (c == '<') {
      spaced();
      read(c);
      return;
    }
    raw.append(c);
    switch (HtmlTag.of(raw)) {
      case OPEN -> {}
      case INERT -> out.addForm(endOfForm());
      case IMAGE -> replaced("[image removed]");
      case ACTIVE -> replaced("[removed]");
      case FOREIGN_SCHEME -> replaced("[link removed]");
      case ADDRESS -> {
        String held = endOfForm();
        readAll(held.substring(1, held.length() - 1));
      }
      case TEXT -> spaced();
    }
  }

  private void replaced(String by) {
    var _ = endOfForm();
    out.addForm(by);
  }

  private void spaced() {
    String held = endOfForm();
    out.addForm("< ");
    readAll(held.substring(1));
  }
}
