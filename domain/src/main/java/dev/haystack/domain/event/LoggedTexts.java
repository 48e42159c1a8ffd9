package dev.haystack.domain.event;

import dev.haystack.domain.session.TurnId;
import java.util.ArrayList;
import java.util.List;

/**
 * Text deltas of one turn that follow each other, kept as one text: there are many, most of them
 * are a word, and as events of their own they take several times the memory.
 */
public final class LoggedTexts implements LogEntry {

  private final long first;
  private final TurnId turn;
  private final String text;
  // where each delta ends in the text
  private final int[] ends;

  private LoggedTexts(long first, TurnId turn, String text, int[] ends) {
    this.first = first;
    this.turn = turn;
    this.text = text;
    this.ends = ends;
  }

  /** Text deltas of one turn, at least one, in order and without a gap. */
  public static LoggedTexts of(List<LoggedEvent> deltas) {
    var together = new StringBuilder();
    var ends = new int[deltas.size()];
    for (int i = 0; i < ends.length; i++) {
      together.append(((TurnEvent.TextDelta) deltas.get(i).event()).content());
      ends[i] = together.length();
    }
    LoggedEvent first = deltas.getFirst();
    return new LoggedTexts(first.sequence(), first.turn(), together.toString(), ends);
  }

  @Override
  public long first() {
    return first;
  }

  @Override
  public long last() {
    return first + ends.length - 1;
  }

  @Override
  public TurnId turn() {
    return turn;
  }

  /** All texts together. */
  public String text() {
    return text;
  }

  /** How long one of them is. */
  public int length(int index) {
    return ends[index] - begin(index);
  }

  private int begin(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  @Override
  public List<LoggedEvent> events() {
    var events = new ArrayList<LoggedEvent>(ends.length);
    for (int i = 0; i < ends.length; i++) {
      var delta = new TurnEvent.TextDelta(text.substring(begin(i), ends[i]));
      events.add(new LoggedEvent(first + i, turn, delta));
    }
    return events;
  }

  @Override
  public LoggedTexts from(long sequence) {
    int left = Math.toIntExact(sequence - first);
    int begin = begin(left);
    var rest = new int[ends.length - left];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = ends[left + i] - begin;
    }
    return new LoggedTexts(sequence, turn, text.substring(begin), rest);
  }
}
