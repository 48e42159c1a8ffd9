package dev.haystack.application.cost;

import dev.haystack.domain.identity.UserId;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.store.Capacity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** So many tokens for each user, until an hour from now. */
public final class SmallBudget implements TokenBudget {

  private final InstantSource clock;
  private final long tokensMax;
  private final Map<UserId, Long> used = new HashMap<>();

  public SmallBudget(InstantSource clock, long tokensMax) {
    this.clock = clock;
    this.tokensMax = tokensMax;
  }

  /** The limits of users who have this budget and may do whatever else they like. */
  public UserLimits limits() {
    return new UserLimits(new RequestRate(100_000, clock), Capacity.UNBOUNDED, this, clock);
  }

  @Override
  public synchronized Optional<Instant> exhaustedUntil(UserId user) {
    return used(user) < tokensMax
        ? Optional.empty()
        : Optional.of(clock.instant().plus(Duration.ofHours(1)));
  }

  @Override
  public synchronized void spend(UserId user, long tokens) {
    used.merge(user, tokens, Long::sum);
  }

  /** What was used for the user. */
  public synchronized long used(UserId user) {
    return used.getOrDefault(user, 0L);
  }
}
