package dev.haystack.application.cost;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.store.Capacity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What one user may ask, keep and have inferred; each question is answered at once. */
public record UserLimits(
    RequestRate rate,
    Capacity capacity,
    TokenBudget budget,
    InstantSource clock,
    LimitReport report) {

  /** Counted by nobody. */
  public UserLimits(RequestRate rate, Capacity capacity, TokenBudget budget, InstantSource clock) {
    this(rate, capacity, budget, clock, new LimitReport(Meter.NONE));
  }

  private static final Duration CAPACITY_RETRY = Duration.ofSeconds(10);
  private static final int PLENTY = 1_000_000;

  /** Practically none. */
  public static UserLimits none() {
    InstantSource clock = InstantSource.system();
    return new UserLimits(
        new RequestRate(PLENTY, clock), Capacity.UNBOUNDED, TokenBudget.UNLIMITED, clock);
  }

  /** Counts a request, unless it is one too many. */
  public Optional<NotNow> request(UserId user) {
    return rate.take(user).map(wait -> refused(ErrorCode.RATE_LIMITED, wait));
  }

  /** Whether nothing more may be kept for the user. */
  public Optional<NotNow> keeping(UserId user) {
    return capacity.isLeftFor(user)
        ? Optional.empty()
        : Optional.of(refused(ErrorCode.RATE_LIMITED, CAPACITY_RETRY));
  }

  /** Whether no model may be asked for the user. */
  public Optional<NotNow> inference(UserId user) {
    return budget
        .exhaustedUntil(user)
        .map(
            until -> refused(ErrorCode.BUDGET_EXHAUSTED, Duration.between(clock.instant(), until)));
  }

  /** Too many wait already; so long it should be until another comes. */
  public NotNow queueFull(Duration wait) {
    return refused(ErrorCode.QUEUE_FULL, wait);
  }

  private NotNow refused(ErrorCode code, Duration wait) {
    report.refused(code);
    return new NotNow(code, wait);
  }
}
