package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import java.util.Optional;

/** What is held for a session, in bytes, and whose it is. */
record Account(Optional<UserId> owner, long session, long page, long log) {

  static final Account EMPTY = new Account(Optional.empty(), 0, 0, 0);

  /** A session's parts, which come and go by themselves. */
  enum Part {
    SESSION,
    PAGE,
    LOG
  }

  long bytes() {
    return session + page + log;
  }

  Account ownedBy(UserId user) {
    return new Account(Optional.of(user), session, page, log);
  }

  Account with(Part part, long bytes) {
    return switch (part) {
      case SESSION -> new Account(bytes == 0 ? Optional.empty() : owner, bytes, page, log);
      case PAGE -> new Account(owner, session, bytes, log);
      case LOG -> new Account(owner, session, page, bytes);
    };
  }
}
