package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  private final RetryBudget budget = new RetryBudget(2);

  @Test
  void thereIsAReserve() {
    takeReserve();
  }

  @Test
  void tenInferencesPayForOneRetry() {
    takeReserve();
    for (int i = 0; i < 9; i++) {
      budget.call();
    }
    assertFalse(budget.takeRetry());

    budget.call();

    assertTrue(budget.takeRetry());
  }

  @Test
  void theReserveDoesNotGrow() {
    for (int i = 0; i < 100; i++) {
      budget.call();
    }

    takeReserve();
  }

  private void takeReserve() {
    assertTrue(budget.takeRetry());
    assertTrue(budget.takeRetry());
    assertFalse(budget.takeRetry());
  }
}
