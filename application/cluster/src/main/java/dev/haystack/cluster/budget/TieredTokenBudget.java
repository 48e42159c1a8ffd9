package dev.haystack.cluster.budget;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Ticker;
import dev.haystack.domain.identity.UserId;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedBudgets;
import dev.haystack.port.shared.SharedBudgets.Spent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what this node uses, and tells the others every now and then: while they cannot be asked,
 * each node counts by itself.
 */
public final class TieredTokenBudget implements TokenBudget, AutoCloseable {

  private static final Duration TELLING_PERIOD = Duration.ofMillis(500);
  private static final int TOLD_AT_ONCE_MAX = 100;

  private final Map<UserId, Tally> tallies = new ConcurrentHashMap<>();
  private final SharedBudgets shared;
  private final NodeId node;
  private final Reachability reach;
  private final InstantSource clock;
  private final LongSupplier tokensMax;
  private final Ticker telling;

  public TieredTokenBudget(
      SharedBudgets shared,
      NodeId node,
      Reachability reach,
      InstantSource clock,
      LongSupplier tokensMax) {
    this.shared = shared;
    this.node = node;
    this.reach = reach;
    this.clock = clock;
    this.tokensMax = tokensMax;
    this.telling = new Ticker("token-budgets", TELLING_PERIOD, this::tell);
  }

  /** Begins to tell the others. */
  public void start() {
    telling.start();
  }

  @Override
  public Optional<Instant> exhaustedUntil(UserId user) {
    LocalDate today = today();
    Tally tally = tallies.compute(user, (_, known) -> of(known, today).asked());
    return tally.tokens() < tokensMax.getAsLong()
        ? Optional.empty()
        : Optional.of(today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  @Override
  public void spend(UserId user, long tokens) {
    LocalDate today = today();
    tallies.merge(
        user, new Tally(today, tokens, 0, true), (known, _) -> of(known, today).plus(tokens));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Tally of(@Nullable Tally known, LocalDate today) {
    return known == null || !known.day().equals(today) ? new Tally(today, 0, 0, true) : known;
  }

  /** Tells what is new and hears what others did; what is over is let go of. */
  void tell() {
    LocalDate today = today();
    tallies.values().removeIf(tally -> !tally.day().equals(today));
    var due = new ArrayList<Spent>();
    tallies.forEach(
        (user, tally) -> {
          if (tally.isNews()) {
            due.add(new Spent(user, today, tally.here()));
          }
        });
    for (int from = 0; from < due.size() && reach.isInReach(); from += TOLD_AT_ONCE_MAX) {
      tell(due.subList(from, Math.min(due.size(), from + TOLD_AT_ONCE_MAX)));
    }
  }

  private void tell(List<Spent> spent) {
    reach
        .ask(() -> shared.tell(node, spent))
        .ifPresent(
            totals -> {
              for (int i = 0; i < spent.size(); i++) {
                Spent told = spent.get(i);
                long elsewhere = totals.get(i) - told.tokens();
                tallies.computeIfPresent(
                    told.user(), (_, known) -> known.heard(told.day(), told.tokens(), elsewhere));
              }
            });
  }

  int size() {
    return tallies.size();
  }

  @Override
  public void close() {
    telling.close();
    // so that the others know all
    tell();
  }

  /**
   * What was used for a user on a day.
   *
   * @param isNews whether the others are to be told, or asked
   */
  private record Tally(LocalDate day, long here, long elsewhere, boolean isNews) {

    long tokens() {
      return here + elsewhere;
    }

    Tally plus(long tokens) {
      return new Tally(day, here + tokens, elsewhere, true);
    }

    Tally asked() {
      return new Tally(day, here, elsewhere, true);
    }

    Tally heard(LocalDate ofDay, long told, long others) {
      return ofDay.equals(day) ? new Tally(day, here, Math.max(0, others), here != told) : this;
    }
  }
}
