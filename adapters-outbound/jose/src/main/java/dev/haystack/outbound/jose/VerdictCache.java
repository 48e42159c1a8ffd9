package dev.haystack.outbound.jose;

import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Whom tokens were found to be of, by their names; the least used leave. For many threads. */
final class VerdictCache {

  static final int ENTRIES_MAX = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<TokenId, Identity> identities = new LinkedHashMap<>(16, 0.75f, true);

  Optional<Identity> get(TokenId id) {
    lock.lock();
    try {
      return Optional.ofNullable(identities.get(id));
    } finally {
      lock.unlock();
    }
  }

  void put(Identity identity) {
    lock.lock();
    try {
      identities.put(identity.id(), identity);
      if (identities.size() > ENTRIES_MAX) {
        var _ = identities.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return identities.size();
    } finally {
      lock.unlock();
    }
  }
}
