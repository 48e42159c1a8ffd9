package dev.haystack.application.tier;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** The shadows of all sessions that matter to this node; safe for use by many threads. */
final class LogShadows {

  private static final long RENEWED_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int RENEWED_AT_ONCE_MAX = 1_000;

  // longer than a log without followers is held
  private static final long KEPT_NANOS = Duration.ofHours(2).toNanos();

  private final ConcurrentMap<SessionId, LogShadow> shadows = new ConcurrentHashMap<>();
  private final Consumer<SessionId> onNew;

  /**
   * @param onNew is told of every session before it has a shadow
   */
  LogShadows(Consumer<SessionId> onNew) {
    this.onNew = onNew;
  }

  LogShadow of(SessionId session) {
    LogShadow known = shadows.get(session);
    return known == null ? shadows.computeIfAbsent(session, this::begin) : known;
  }

  private LogShadow begin(SessionId session) {
    onNew.accept(session);
    return new LogShadow(session, System.nanoTime());
  }

  Optional<LogShadow> find(SessionId session) {
    return Optional.ofNullable(shadows.get(session));
  }

  Collection<LogShadow> all() {
    return shadows.values();
  }

  Optional<LogShadow> remove(SessionId session) {
    return Optional.ofNullable(shadows.remove(session));
  }

  /** Those whose shared log should be asked again, the longest unasked first. */
  List<LogShadow> due(long nowNanos) {
    return shadows.values().stream()
        .filter(shadow -> shadow.isFollowed() || shadow.hasUnsent())
        .filter(
            shadow -> shadow.wantsLook() || nowNanos - shadow.askedNanos() > RENEWED_AFTER_NANOS)
        .sorted(Comparator.comparingLong(shadow -> shadow.askedNanos() - nowNanos))
        .limit(RENEWED_AT_ONCE_MAX)
        .toList();
  }

  /** Lets go of what has not mattered for long. */
  void sweep(long nowNanos) {
    shadows
        .values()
        .removeIf(
            shadow ->
                !shadow.isFollowed()
                    && !shadow.hasUnsent()
                    && nowNanos - shadow.askedNanos() > KEPT_NANOS);
  }
}
