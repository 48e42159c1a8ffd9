package dev.haystack.application.trail;

import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes everything on, but of the refusals of one address and code only the first in a minute, and
 * of values that do not open those of one kind and reason; how many more there were is told when
 * the minute is over. What stands without being told is not kept from it by a trail that is away.
 * Safe for use by many threads.
 */
public final class JoinedRefusals implements AuditTrail {

  static final int TOLD_MAX = 20;
  static final long MINUTE_MILLIS = 60_000;

  /** Addresses beyond these are joined as one. */
  private static final int KINDS_MAX = 10_000;

  private static final String OTHERS = "others";

  private final AuditTrail trail;
  private final InstantSource clock;
  private final Map<Kind, Minute> minutes = new HashMap<>();

  private record Kind(String address, String event, String code, String reason) {}

  private static final class Minute {
    private final long beginMillis;
    private final AuditEntry first;
    private long told;
    private long joined;

    Minute(long beginMillis, AuditEntry first) {
      this.beginMillis = beginMillis;
      this.first = first;
    }
  }

  public JoinedRefusals(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  @Override
  public void tell(AuditEntry entry) {
    if (entry.event().isRefusal()) {
      due(entry).forEach(this::attempt);
    } else if (entry.event().standsUntold()) {
      attempt(entry);
    } else {
      trail.tell(entry);
    }
  }

  private void attempt(AuditEntry entry) {
    try {
      trail.tell(entry);
    } catch (TrailAwayException _) {
      // who is refused gets nothing, so nothing is seen whose line is missing
    }
  }

  private synchronized List<AuditEntry> due(AuditEntry entry) {
    List<AuditEntry> due = new ArrayList<>(1);
    long now = clock.millis();
    Kind kind = kind(entry);
    Minute minute = minutes.get(kind);
    if (minute != null && now - minute.beginMillis >= MINUTE_MILLIS) {
      minutes.remove(kind);
      addJoined(minute, due);
      minute = null;
    }
    if (minute == null) {
      minute = new Minute(now, entry);
      minutes.put(kind, minute);
    }
    if (minute.told < TOLD_MAX) {
      minute.told++;
      due.add(entry);
    } else {
      minute.joined++;
    }
    return due;
  }

  private Kind kind(AuditEntry entry) {
    var kind =
        new Kind(
            entry.origin().address(), entry.event().wireName(), entry.code(), joinedReason(entry));
    return minutes.size() < KINDS_MAX || minutes.containsKey(kind)
        ? kind
        : new Kind(OTHERS, kind.event(), kind.code(), kind.reason());
  }

  /** Callers choose what is wrong with what they bring; what does not open has few reasons. */
  private static String joinedReason(AuditEntry entry) {
    return entry.event() == AuditEvent.STATE_UNREADABLE ? entry.reason() : "";
  }

  /** Of so many callers nothing is known but the address and why. */
  private static void addJoined(Minute minute, List<AuditEntry> due) {
    if (minute.joined > 0) {
      AuditEntry first = minute.first;
      due.add(
          AuditEntry.of(first.event(), first.outcome())
              .from(first.origin().alone())
              .code(first.code())
              .reason(joinedReason(first))
              .count(minute.joined));
    }
  }

  /** Tells what was joined in minutes that are over; to be called now and then. */
  public void tellJoined() {
    over(clock.millis() - MINUTE_MILLIS).forEach(this::attempt);
  }

  /** Tells all that was joined, for nothing more comes. */
  public void finish() {
    over(Long.MAX_VALUE).forEach(this::attempt);
  }

  private synchronized List<AuditEntry> over(long begunUntilMillis) {
    List<AuditEntry> due = new ArrayList<>();
    minutes
        .values()
        .removeIf(
            minute -> {
              boolean isOver = minute.beginMillis <= begunUntilMillis;
              if (isOver) {
                addJoined(minute, due);
              }
              return isOver;
            });
    return due;
  }
}
