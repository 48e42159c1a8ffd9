package dev.haystack.outbound.memory;

import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * An outbox in this process's memory; a full one refuses what is new. A call waits only for the few
 * map operations of others.
 */
public final class MemoryOutbox implements ViolationOutbox {

  private final Map<String, WaitingRecord> waiting = new HashMap<>();
  private final NavigableSet<WaitingRecord> free = new TreeSet<>(WaitingRecord.LONGEST_DUE);
  private final NavigableSet<WaitingRecord> held = new TreeSet<>(WaitingRecord.FIRST_TO_END);
  private final SequencedSet<String> settled = new LinkedHashSet<>();
  private final BuriedRecords graveyard;
  private final InstantSource clock;
  private final MemoryOutboxLimits limits;
  private long characters;
  private long arrivals;
  private long fences;

  public MemoryOutbox(InstantSource clock, MemoryOutboxLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.graveyard = new BuriedRecords(limits.buriedMax());
  }

  @Override
  public synchronized Placement put(OutboxRecord record) {
    String id = record.id();
    if (waiting.containsKey(id) || graveyard.holds(id) || settled.contains(id)) {
      return Placement.KNOWN;
    }
    long size = TextSize.of(record.content());
    if (waiting.size() >= limits.pendingMax() || characters + size > limits.charactersMax()) {
      return Placement.FULL;
    }
    arrivals++;
    add(WaitingRecord.fresh(record, clock.instant(), arrivals));
    characters += size;
    graveyard.shrinkTo(limits.charactersMax() - characters);
    return Placement.PLACED;
  }

  @Override
  public synchronized List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    Instant now = clock.instant();
    release(now);
    List<OutboxClaim> claims = new ArrayList<>();
    while (claims.size() < limit && !free.isEmpty() && !free.first().due().isAfter(dueBy)) {
      fences++;
      WaitingRecord claimed = remove(free.first()).held(fences, now.plus(lease));
      add(claimed);
      claims.add(claimed.claim());
    }
    return claims;
  }

  private void release(Instant now) {
    while (!held.isEmpty() && !held.first().until().isAfter(now)) {
      add(remove(held.first()).released());
    }
  }

  @Override
  public synchronized void settle(OutboxClaim claim) {
    Optional.ofNullable(waiting.get(claim.record().id())).ifPresent(this::removeForGood);
    settled.addLast(claim.record().id());
    if (settled.size() > limits.settledMax()) {
      settled.removeFirst();
    }
  }

  @Override
  public synchronized void putBack(OutboxClaim claim, Instant due) {
    heldBy(claim).ifPresent(record -> add(remove(record).putBack(due)));
  }

  @Override
  public synchronized void bury(OutboxClaim claim, String reason) {
    heldBy(claim)
        .ifPresent(
            record -> {
              removeForGood(record);
              graveyard.add(new BuriedRecord(claim.record(), clock.instant(), reason));
              graveyard.shrinkTo(limits.charactersMax() - characters);
            });
  }

  @Override
  public synchronized OutboxCounts counts() {
    return new OutboxCounts(waiting.size(), graveyard.size());
  }

  @Override
  public synchronized List<BuriedRecord> buried(int limit) {
    return graveyard.newest(limit);
  }

  private Optional<WaitingRecord> heldBy(OutboxClaim claim) {
    return Optional.ofNullable(waiting.get(claim.record().id()))
        .filter(record -> record.fence() == claim.fence());
  }

  private void add(WaitingRecord record) {
    waiting.put(record.record().id(), record);
    line(record).add(record);
  }

  private WaitingRecord remove(WaitingRecord record) {
    waiting.remove(record.record().id());
    line(record).remove(record);
    return record;
  }

  private NavigableSet<WaitingRecord> line(WaitingRecord record) {
    return record.isHeld() ? held : free;
  }

  private void removeForGood(WaitingRecord record) {
    characters -= TextSize.of(remove(record).record().content());
  }
}
