package dev.haystack.port.journal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event and what is told of it. As a text it hides what a line shows as hashes. */
public record JournalEntry(JournalEvent event, List<Detail> details) {

  public JournalEntry {
    details = List.copyOf(details);
  }

  /** What a record of Java's own logging tells that has these parameters, if it is one of ours. */
  public static Optional<JournalEntry> in(@Nullable Object @Nullable [] parameters) {
    return parameters != null
            && parameters.length == 1
            && parameters[0] instanceof JournalEntry entry
        ? Optional.of(entry)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return JournalLine.HIDING.words(this);
  }
}
