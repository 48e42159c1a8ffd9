package dev.haystack.port.journal;

import java.util.List;

/** An event and what is told of it. As a text it hides what a line shows as hashes. */
public record JournalEntry(JournalEvent event, List<Detail> details) {

  public JournalEntry {
    details = List.copyOf(details);
  }

  @Override
  public String toString() {
    return JournalLine.HIDING.words(this);
  }
}
