package dev.haystack.outbound.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemoryTokenBudgetTest {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");

  private final ManualClock clock = new ManualClock();
  private final MemoryTokenBudget budget = new MemoryTokenBudget(clock, () -> 1_000);

  @Test
  void aUserMayAskUntilTheDaysTokensAreUsedUp() {
    budget.spend(ANN, 999);
    assertEquals(Optional.empty(), budget.exhaustedUntil(ANN));

    budget.spend(ANN, 1);

    assertEquals(Optional.of(midnight()), budget.exhaustedUntil(ANN));
    assertEquals(Optional.empty(), budget.exhaustedUntil(BEN));
  }

  @Test
  void theNextDayBeginsAnew() {
    budget.spend(ANN, 5_000);

    clock.advance(Duration.between(clock.instant(), midnight()));

    assertEquals(Optional.empty(), budget.exhaustedUntil(ANN));
    budget.spend(ANN, 999);
    assertEquals(Optional.empty(), budget.exhaustedUntil(ANN));
  }

  @Test
  @Tag("RL-7")
  void nothingIsKeptOfADayThatIsOver() {
    budget.spend(ANN, 10);
    clock.advance(Duration.ofDays(1));

    budget.removeExpired();

    assertEquals(0, budget.size());
  }

  private Instant midnight() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofDays(1));
  }
}
