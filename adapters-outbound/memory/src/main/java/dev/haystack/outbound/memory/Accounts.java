package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * How many bytes are held for each session, for each user and in all; safe for many threads.
 *
 * <p>A page's state is its own owner's, whosever the session is. What else is held of a session
 * that nobody owns is nobody's, and moves to its owner when there is one.
 */
final class Accounts {

  private final Map<SessionId, SessionWeight> accounts = new ConcurrentHashMap<>();
  private final Map<Optional<UserId>, Holder> holders = new ConcurrentHashMap<>();
  private final AtomicLong total = new AtomicLong();

  /** Says what the session itself weighs now, and whose it is; zero once it is gone. */
  void weighSession(SessionId session, Optional<UserId> owner, long bytes) {
    change(session, account -> account.withSession(owner, bytes));
  }

  /** Says what its page's state weighs now, and whose that is. */
  void weighPage(SessionId session, Optional<UserId> owner, long bytes) {
    change(session, account -> account.withPage(owner, bytes));
  }

  /** Says what its log weighs now. */
  void weighLog(SessionId session, long bytes) {
    change(session, account -> account.withLog(bytes));
  }

  private void change(SessionId session, UnaryOperator<SessionWeight> step) {
    accounts.compute(
        session,
        (_, known) -> {
          SessionWeight before = known == null ? SessionWeight.EMPTY : known;
          SessionWeight after = step.apply(before);
          book(session, before, -1);
          book(session, after, 1);
          total.addAndGet(after.bytes() - before.bytes());
          return after.bytes() == 0 ? null : after;
        });
  }

  private void book(SessionId session, SessionWeight account, int sign) {
    if (account.isOneUsers()) {
      book(session, account.owner(), sign * account.bytes());
    } else {
      book(session, account.owner(), sign * (account.session() + account.log()));
      book(session, account.pageOwner(), sign * account.page());
    }
  }

  private void book(SessionId session, Optional<UserId> owner, long bytes) {
    if (bytes != 0) {
      holders.compute(
          owner,
          (_, known) -> {
            Holder holder = known == null ? new Holder() : known;
            holder.book(session, bytes);
            return holder.sessions.isEmpty() ? null : holder;
          });
    }
  }

  /** What is held in all. */
  long total() {
    return total.get();
  }

  /** What is held for a user, or for nobody. */
  long of(Optional<UserId> user) {
    Holder holder = holders.get(user);
    return holder == null ? 0 : holder.bytes.get();
  }

  /** How many sessions are held for a user. */
  int sessionCountOf(UserId user) {
    Holder holder = holders.get(Optional.of(user));
    return holder == null ? 0 : holder.sessions.size();
  }

  /** The sessions of a user, or of nobody. */
  List<SessionId> sessionsOf(Optional<UserId> user) {
    Holder holder = holders.get(user);
    return holder == null ? List.of() : List.copyOf(holder.sessions);
  }

  /** Who holds anything, most first. */
  List<Optional<UserId>> heaviestFirst() {
    return holders.keySet().stream()
        .map(user -> Map.entry(user, of(user)))
        .sorted(
            Comparator.comparingLong((Map.Entry<Optional<UserId>, Long> e) -> e.getValue())
                .reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Changed only in the step of its map that is for it. */
  private static final class Holder {

    final AtomicLong bytes = new AtomicLong();
    final Set<SessionId> sessions = ConcurrentHashMap.newKeySet();

    void book(SessionId session, long change) {
      bytes.addAndGet(change);
      if (change > 0) {
        sessions.add(session);
      } else {
        sessions.remove(session);
      }
    }
  }
}
