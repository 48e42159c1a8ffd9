package dev.haystack.application.trail;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Session;
import dev.haystack.port.store.SessionEnd;
import dev.haystack.port.store.SessionFate;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * Tells the trail of sessions that this process no longer holds though nobody has deleted them, a
 * moment later: where others may hold them too, they have ended only if they are nowhere. Safe for
 * use by many threads.
 */
public final class EndedSessions {

  /** Looking for one may take a moment. */
  static final int LOOKS_MAX = 1_000;

  static final int WAITING_MAX = 10_000;

  private final AuditTrail trail;
  private final BlockingQueue<Ended> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

  private record Ended(Session session, SessionEnd why) {}

  public EndedSessions(AuditTrail trail) {
    this.trail = trail;
  }

  /** That one has gone here. Where very many do at once, it is told without a look. */
  public void add(Session session, SessionEnd why) {
    if (trail.isKept()) {
      // what a page said of itself may be large, and nobody asks for it any more
      var bare = session.changed(session.lastActivity(), session.messageCount(), JsonObject.EMPTY);
      add(new Ended(bare, why));
    }
  }

  private void add(Ended ended) {
    if (!waiting.offer(ended)) {
      boolean _ = isTold(ended);
    }
  }

  /**
   * Tells of those that have ended; to be called again and again.
   *
   * @param fate what has become of one
   */
  public void tell(Function<Session, SessionFate> fate) {
    int many = Math.min(waiting.size(), LOOKS_MAX);
    for (int i = 0; i < many; i++) {
      Optional.ofNullable(waiting.poll()).ifPresent(ended -> tell(ended, fate));
    }
  }

  private void tell(Ended ended, Function<Session, SessionFate> fate) {
    boolean isDone = false;
    try {
      isDone = isDone(ended, fate);
    } finally {
      if (!isDone) {
        add(ended);
      }
    }
  }

  private boolean isDone(Ended ended, Function<Session, SessionFate> fate) {
    return switch (fate.apply(ended.session())) {
      case ENDED -> isTold(ended);
      case OTHER -> true;
      case UNKNOWN -> false;
    };
  }

  private boolean isTold(Ended ended) {
    Session session = ended.session();
    try {
      trail.tell(
          AuditEntry.allowed(AuditEvent.SESSION_EXPIRE)
              .by(session.owner(), session.profile().orElse(ProfileId.NONE))
              .in(session.id())
              .because(Optional.of(ended.why())));
      return true;
    } catch (TrailAwayException _) {
      return false;
    }
  }
}
