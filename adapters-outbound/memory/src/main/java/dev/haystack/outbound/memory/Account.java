package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import java.util.Optional;

/** What is held for a session, in bytes, whose it is, and whose its page's state. */
record Account(
    Optional<UserId> owner, Optional<UserId> pageOwner, long session, long page, long log) {

  static final Account EMPTY = new Account(Optional.empty(), Optional.empty(), 0, 0, 0);

  long bytes() {
    return session + page + log;
  }

  boolean isOneUsers() {
    return owner.equals(pageOwner);
  }

  Account withSession(Optional<UserId> user, long bytes) {
    return new Account(user, pageOwner, bytes, page, log);
  }

  Account withPage(Optional<UserId> user, long bytes) {
    return new Account(owner, user, session, bytes, log);
  }

  Account withLog(long bytes) {
    return new Account(owner, pageOwner, session, page, bytes);
  }
}
