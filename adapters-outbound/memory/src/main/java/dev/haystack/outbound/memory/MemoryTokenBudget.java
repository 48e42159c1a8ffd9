package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import dev.haystack.port.budget.TokenBudget;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What each user has used today, for a process that is alone. */
public final class MemoryTokenBudget implements TokenBudget {

  private final Map<UserId, Used> used = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final LongSupplier tokensMax;

  public MemoryTokenBudget(InstantSource clock, LongSupplier tokensMax) {
    this.clock = clock;
    this.tokensMax = tokensMax;
  }

  @Override
  public Optional<Instant> exhaustedUntil(UserId user) {
    LocalDate today = today();
    Used known = used.get(user);
    return known == null || !known.day().equals(today) || known.tokens() < tokensMax.getAsLong()
        ? Optional.empty()
        : Optional.of(today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  @Override
  public void spend(UserId user, long tokens) {
    used.merge(
        user,
        new Used(today(), tokens),
        (known, more) ->
            known.day().equals(more.day())
                ? new Used(known.day(), known.tokens() + more.tokens())
                : more);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Gives back the memory of days that are over; to be called now and then. */
  public void removeExpired() {
    LocalDate today = today();
    used.values().removeIf(known -> !known.day().equals(today));
  }

  int size() {
    return used.size();
  }

  private record Used(LocalDate day, long tokens) {}
}
