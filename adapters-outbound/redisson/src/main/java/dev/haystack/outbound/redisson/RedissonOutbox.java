package dev.haystack.outbound.redisson;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An outbox in Redis, shared by all nodes; the clocks of the nodes must agree to within a part of a
 * lease. A record that is too long to be moved in time counts as one that there is no room for.
 */
final class RedissonOutbox implements ViolationOutbox {

  private static final Journal JOURNAL = Journal.of(RedissonOutbox.class);
  private static final int RECORD_CHARACTERS_MAX = 1 << 20;
  private static final int CLAIMS_MAX = 100;
  private static final int SETTLED_MAX = 10_000;
  private static final int BURIED_MAX = 1_000;
  private static final Duration SETTLED_KEPT = Duration.ofHours(1);
  private static final Duration BURIED_KEPT = Duration.ofDays(30);
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Scripts scripts;
  private final OutboxValues values;
  private final InstantSource clock;
  private final int pendingMax;

  /** With the largest number of records that may wait. */
  RedissonOutbox(RedisConnection connection, InstantSource clock, int pendingMax) {
    this.scripts = new Scripts(connection);
    this.values = new OutboxValues(scripts, connection.sealing());
    this.clock = clock;
    this.pendingMax = pendingMax;
  }

  @Override
  public Placement put(OutboxRecord record) {
    String text = OutboxRecordText.of(record);
    if (text.length() > RECORD_CHARACTERS_MAX) {
      return Placement.FULL;
    }
    Reply reply =
        scripts.run(
            OutboxScripts.PUT,
            keys("records", "waiting", "settled", "buried"),
            List.of(
                record.id(),
                values.waiting(record.id(), text),
                millis(clock.instant()),
                Integer.toString(pendingMax)));
    return Placement.valueOf(reply.text());
  }

  @Override
  public List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    Instant now = clock.instant();
    List<String> found =
        scripts
            .run(
                OutboxScripts.CLAIM,
                keys("records", "waiting", "held", "attempts", "holders", "fence"),
                List.of(
                    millis(now),
                    millis(dueBy),
                    Integer.toString(Math.min(limit, CLAIMS_MAX)),
                    millis(now.plus(lease))))
            .texts();
    List<OutboxClaim> claims = new ArrayList<>();
    for (int i = 0; i + 3 < found.size(); i += 4) {
      int attempts = Integer.parseInt(found.get(i + 2));
      long fence = Long.parseLong(found.get(i + 3));
      // one that does not open waits for the end of its lease
      values
          .readWaiting(found.get(i), found.get(i + 1))
          .flatMap(RedissonOutbox::readable)
          .ifPresent(record -> claims.add(new OutboxClaim(record, attempts, fence)));
    }
    return List.copyOf(claims);
  }

  /** The record; one that this release cannot read stays where it is, and keeps nothing waiting. */
  private static Optional<OutboxRecord> readable(String text) {
    try {
      return Optional.of(OutboxRecordText.record(text));
    } catch (RuntimeException e) {
      JOURNAL.tell(JournalEvent.RECORD_DAMAGED, Detail.code("violation"));
      return Optional.empty();
    }
  }

  @Override
  public void settle(OutboxClaim claim) {
    Instant now = clock.instant();
    var _ =
        scripts.run(
            OutboxScripts.SETTLE,
            keys("records", "waiting", "held", "attempts", "holders", "settled"),
            List.of(
                claim.record().id(),
                millis(now),
                millis(now.minus(SETTLED_KEPT)),
                Integer.toString(SETTLED_MAX)));
  }

  @Override
  public void putBack(OutboxClaim claim, Instant due) {
    var _ =
        scripts.run(
            OutboxScripts.PUT_BACK,
            keys("waiting", "held", "attempts", "holders"),
            List.of(claim.record().id(), Long.toString(claim.fence()), millis(due)));
  }

  @Override
  public void bury(OutboxClaim claim, String reason) {
    Instant now = clock.instant();
    var _ =
        scripts.run(
            OutboxScripts.BURY,
            keys("records", "held", "attempts", "holders", "buried", "buried-records"),
            List.of(
                claim.record().id(),
                Long.toString(claim.fence()),
                values.buried(
                    claim.record().id(),
                    OutboxRecordText.of(new BuriedRecord(claim.record(), now, reason))),
                millis(now),
                millis(now.minus(BURIED_KEPT)),
                Integer.toString(BURIED_MAX)));
  }

  @Override
  public OutboxCounts counts() {
    List<Reply> counts =
        scripts.run(OutboxScripts.COUNT, keys("records", "buried"), List.of()).items();
    return new OutboxCounts((int) counts.get(0).number(), (int) counts.get(1).number());
  }

  @Override
  public List<BuriedRecord> buried(int limit) {
    List<String> found =
        scripts
            .run(
                OutboxScripts.BURIED,
                keys("buried", "buried-records"),
                List.of(Integer.toString(limit)))
            .texts();
    List<BuriedRecord> buried = new ArrayList<>();
    for (int i = 0; i + 1 < found.size(); i += 2) {
      values
          .readBuried(found.get(i), found.get(i + 1))
          .map(OutboxRecordText::buried)
          .ifPresent(buried::add);
    }
    return List.copyOf(buried);
  }

  private static List<String> keys(String... names) {
    return Stream.of(names).map(OutboxValues::key).toList();
  }

  private static String millis(Instant time) {
    return Long.toString((time.isAfter(FAR) ? FAR : time).toEpochMilli());
  }
}
