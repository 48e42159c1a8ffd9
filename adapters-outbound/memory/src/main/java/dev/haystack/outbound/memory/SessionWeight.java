package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import java.util.Optional;

/** What is held for a session, in bytes, whose it is, and whose its page's state. */
record SessionWeight(
    Optional<UserId> owner, Optional<UserId> pageOwner, long session, long page, long log) {

  static final SessionWeight EMPTY = new SessionWeight(Optional.empty(), Optional.empty(), 0, 0, 0);

  long bytes() {
    return session + page + log;
  }

  boolean isOneUsers() {
    return owner.equals(pageOwner);
  }

  SessionWeight withSession(Optional<UserId> user, long bytes) {
    return new SessionWeight(user, pageOwner, bytes, page, log);
  }

  SessionWeight withPage(Optional<UserId> user, long bytes) {
    return new SessionWeight(owner, user, session, bytes, log);
  }

  SessionWeight withLog(long bytes) {
    return new SessionWeight(owner, pageOwner, session, page, bytes);
  }
}
