package dev.haystack.application.identity;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.identity.CallerLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives out the right to act for callers, and knows whom to ask in each session for newer tokens.
 * Safe for use by many threads; its lock is held only for bookkeeping.
 */
public final class CallerLeases {

  private final IdentifyCaller identifyCaller;
  private final InstantSource clock;
  private final Duration grace;
  private final Map<SessionId, List<TokenBearer>> bearers = new HashMap<>();
  private long newsCount;

  /**
   * With how long clients may take to bring a newer token.
   *
   * @param clock by which tokens end
   */
  public CallerLeases(IdentifyCaller identifyCaller, InstantSource clock, Duration grace) {
    this.identifyCaller = identifyCaller;
    this.clock = clock;
    this.grace = grace;
  }

  /** For a caller whom nobody can ask for another token. */
  public CallerLease alone(SessionId session, Principal caller) {
    return new RenewedLease(this, session, caller, Optional.empty());
  }

  /** For the caller who speaks there, and for whom all their connections in the session speak. */
  public CallerLease of(SessionId session, Principal caller, TokenBearer speaking) {
    return new RenewedLease(this, session, caller, Optional.of(speaking));
  }

  /** From now on it is asked. */
  public synchronized void join(SessionId session, TokenBearer bearer) {
    bearers.computeIfAbsent(session, _ -> new ArrayList<>(1)).add(bearer);
  }

  /** It is asked no more. */
  public synchronized void leave(SessionId session, TokenBearer bearer) {
    bearers.computeIfPresent(
        session,
        (_, all) -> {
          all.remove(bearer);
          return all.isEmpty() ? null : all;
        });
  }

  /** Has all who wait look again: a token has come, or much time has passed. */
  public synchronized void news() {
    newsCount++;
    notifyAll();
  }

  IdentifyCaller identifyCaller() {
    return identifyCaller;
  }

  boolean isCurrent(Principal caller) {
    return clock.instant().isBefore(identifyCaller.end(caller));
  }

  Instant now() {
    return clock.instant();
  }

  /** Until when clients may take that are asked now. */
  Instant graceEnd() {
    return clock.instant().plus(grace);
  }

  /** The connections of that user in the session. */
  synchronized List<TokenBearer> of(SessionId session, UserId user) {
    return bearers.getOrDefault(session, List.of()).stream()
        .filter(bearer -> bearer.newest().filter(known -> known.user().equals(user)).isPresent())
        .toList();
  }

  /** How much news there has been. */
  synchronized long newsCount() {
    return newsCount;
  }

  /** Waits for more news than that, until then at most. */
  synchronized void awaitNews(long seen, Instant until) throws InterruptedException {
    long left = Duration.between(clock.instant(), until).toMillis();
    while (newsCount == seen && left > 0) {
      wait(left);
      left = Duration.between(clock.instant(), until).toMillis();
    }
  }
}
