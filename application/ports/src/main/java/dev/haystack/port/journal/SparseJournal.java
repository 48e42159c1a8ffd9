package dev.haystack.port.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells of what somebody else can make happen as often as they like: once a second for each reason,
 * with how many were left out before it. Safe for use by many threads.
 */
public final class SparseJournal {

  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final Journal journal;
  private final LongSupplier nanos;
  private final Map<Enum<?>, Told> told = new ConcurrentHashMap<>();

  /** When one was told of last, and how many there were since. */
  private record Told(long atNanos, long leftOut, long leftOutBefore) {}

  public SparseJournal(Journal journal) {
    this(journal, System::nanoTime);
  }

  SparseJournal(Journal journal, LongSupplier nanos) {
    this.journal = journal;
    this.nanos = nanos;
  }

  /** Tells of an event, unless it was told for that reason within a second. */
  public void tell(JournalEvent event, Enum<?> reason, Detail... details) {
    long now = nanos.getAsLong();
    Told state =
        told.merge(
            reason,
            new Told(now, 0, 0),
            (before, _) ->
                now - before.atNanos() < PAUSE_NANOS
                    ? new Told(before.atNanos(), before.leftOut() + 1, before.leftOutBefore())
                    : new Told(now, 0, before.leftOut()));
    if (state.leftOut() > 0) {
      return;
    }
    var all = new ArrayList<>(List.of(details));
    all.add(Detail.reason(reason));
    all.add(Detail.count(state.leftOutBefore()));
    journal.tell(event, all.toArray(Detail[]::new));
  }
}
