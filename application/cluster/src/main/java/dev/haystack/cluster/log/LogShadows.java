package dev.haystack.cluster.log;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The shadows of all sessions that matter to this node; safe for use by many threads.
 *
 * <p>Whoever gets one has time to use it: one that is let go of is marked first, and is not given
 * out any more.
 */
final class LogShadows {

  private static final long RENEWED_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int RENEWED_AT_ONCE_MAX = 1_000;

  // longer than a log without followers is held
  private static final long KEPT_NANOS = Duration.ofHours(2).toNanos();

  private final ConcurrentMap<SessionId, Kept> shadows = new ConcurrentHashMap<>();
  private final Consumer<SessionId> onNew;
  private final Duration lockWaitMax;
  private final LongSupplier nanoTime;

  /**
   * @param onNew is told of every session before it has a shadow
   * @param lockWaitMax how long whoever has a shadow's lock may need
   */
  LogShadows(Consumer<SessionId> onNew, Duration lockWaitMax, LongSupplier nanoTime) {
    this.onNew = onNew;
    this.lockWaitMax = lockWaitMax;
    this.nanoTime = nanoTime;
  }

  LogShadow of(SessionId session) {
    long now = nanoTime.getAsLong();
    Kept known = shadows.get(session);
    Kept got =
        known != null && known.use().note(now)
            ? known
            : shadows.compute(
                session,
                (_, present) ->
                    present != null && present.use().note(now) ? present : begin(session, now));
    return got.shadow();
  }

  private Kept begin(SessionId session, long nowNanos) {
    onNew.accept(session);
    return new Kept(new LogShadow(session, lockWaitMax, nowNanos), new LastUse(nowNanos));
  }

  Optional<LogShadow> find(SessionId session) {
    return Optional.ofNullable(shadows.get(session)).map(Kept::shadow);
  }

  List<LogShadow> all() {
    return shadows.values().stream().map(Kept::shadow).toList();
  }

  Optional<LogShadow> remove(SessionId session) {
    return Optional.ofNullable(shadows.remove(session)).map(Kept::shadow);
  }

  /** Those whose shared log should be asked again, the longest unasked first. */
  List<LogShadow> due(long nowNanos) {
    return shadows.values().stream()
        .map(Kept::shadow)
        .filter(shadow -> shadow.isFollowed() || shadow.hasUnsent())
        .filter(
            shadow -> shadow.wantsLook() || nowNanos - shadow.askedNanos() > RENEWED_AFTER_NANOS)
        // others set it meanwhile, and what is sorted must keep still
        .map(shadow -> new Asked(shadow, shadow.askedNanos() - nowNanos))
        .sorted(Comparator.comparingLong(Asked::sinceNanos))
        .limit(RENEWED_AT_ONCE_MAX)
        .map(Asked::shadow)
        .toList();
  }

  private record Kept(LogShadow shadow, LastUse use) {

    /** Lets go of it if it has not mattered for long; false if it is still to be used. */
    boolean isOver(long nowNanos) {
      return nowNanos - shadow.askedNanos() > KEPT_NANOS
          && use.end(nowNanos, KEPT_NANOS, () -> !shadow.isFollowed() && !shadow.hasUnsent());
    }
  }

  private record Asked(LogShadow shadow, long sinceNanos) {}

  /** Lets go of what has not mattered for long. */
  void sweep() {
    long now = nanoTime.getAsLong();
    shadows.values().removeIf(kept -> kept.isOver(now));
  }
}
