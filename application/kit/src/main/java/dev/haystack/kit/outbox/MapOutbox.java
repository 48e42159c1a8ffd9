package dev.haystack.kit.outbox;

import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outbox as the port describes it, in the simplest way; what was settled is never forgotten. */
public final class MapOutbox implements ViolationOutbox {

  /**
   * A record that waits.
   *
   * @param due when it is free to be claimed: a claimed one when its lease is over
   * @param fence of who holds it, zero if nobody does
   */
  private record Entry(OutboxRecord record, int attempts, Instant due, long fence) {}

  private final InstantSource clock;
  private final int pendingMax;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final Deque<BuriedRecord> buried = new ArrayDeque<>();
  private long fences;

  /** With the largest number of records that may wait. */
  public MapOutbox(InstantSource clock, int pendingMax) {
    this.clock = clock;
    this.pendingMax = pendingMax;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
    settled.clear();
    buried.clear();
  }

  @Override
  public synchronized Placement put(OutboxRecord record) {
    String id = record.id();
    if (entries.containsKey(id) || settled.contains(id) || isBuried(id)) {
      return Placement.KNOWN;
    }
    if (entries.size() >= pendingMax) {
      return Placement.FULL;
    }
    entries.put(id, new Entry(record, 0, clock.instant(), 0));
    return Placement.PLACED;
  }

  private boolean isBuried(String id) {
    return buried.stream().anyMatch(one -> one.record().id().equals(id));
  }

  @Override
  public synchronized List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    Instant now = clock.instant();
    List<Entry> free =
        entries.values().stream()
            .filter(entry -> !entry.due().isAfter(entry.fence() == 0 ? dueBy : now))
            .sorted(Comparator.comparing(Entry::due))
            .limit(limit)
            .toList();
    List<OutboxClaim> claims = new ArrayList<>();
    for (Entry entry : free) {
      var claim = new OutboxClaim(entry.record(), entry.attempts(), ++fences);
      hold(claim, now.plus(lease));
      claims.add(claim);
    }
    return List.copyOf(claims);
  }

  private void hold(OutboxClaim claim, Instant until) {
    var entry = new Entry(claim.record(), claim.attempts(), until, claim.fence());
    entries.put(claim.record().id(), entry);
  }

  @Override
  public synchronized void settle(OutboxClaim claim) {
    entries.remove(claim.record().id());
    settled.add(claim.record().id());
  }

  @Override
  public synchronized void putBack(OutboxClaim claim, Instant due) {
    held(claim)
        .ifPresent(
            entry ->
                entries.put(
                    claim.record().id(), new Entry(entry.record(), entry.attempts() + 1, due, 0)));
  }

  @Override
  public synchronized void bury(OutboxClaim claim, String reason) {
    if (held(claim).isPresent()) {
      entries.remove(claim.record().id());
      buried.addFirst(new BuriedRecord(claim.record(), clock.instant(), reason));
    }
  }

  private Optional<Entry> held(OutboxClaim claim) {
    return Optional.ofNullable(entries.get(claim.record().id()))
        .filter(entry -> entry.fence() == claim.fence());
  }

  @Override
  public synchronized OutboxCounts counts() {
    return new OutboxCounts(entries.size(), buried.size());
  }

  @Override
  public synchronized List<BuriedRecord> buried(int limit) {
    return buried.stream().limit(limit).toList();
  }
}
