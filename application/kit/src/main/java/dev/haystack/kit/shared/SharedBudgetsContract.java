package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.identity.UserId;
import dev.haystack.kit.Concurrently;
import dev.haystack.port.shared.SharedBudgets.Spent;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every shared count of tokens does. */
public abstract class SharedBudgetsContract {

  private static final UserId ANN = new UserId("issuer", "ann");
  private static final UserId BEN = new UserId("issuer", "ben");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  private List<Long> here(Spent... spent) {
    return contents().here().budgets().tell(contents().here().node(), List.of(spent));
  }

  private List<Long> there(Spent... spent) {
    return contents().there().budgets().tell(contents().there().node(), List.of(spent));
  }

  @Test
  void aNodeHearsWhatAllHaveUsed() {
    assertEquals(List.of(700L), here(new Spent(ANN, TODAY, 700)));
    assertEquals(List.of(1_000L), there(new Spent(ANN, TODAY, 300)));
    assertEquals(List.of(1_000L), here(new Spent(ANN, TODAY, 700)));
  }

  @Test
  void toAskIsToSayThatNothingWasUsed() {
    assertEquals(List.of(0L), here(new Spent(ANN, TODAY, 0)));

    assertEquals(List.of(5L), there(new Spent(ANN, TODAY, 5)));
    assertEquals(List.of(5L), here(new Spent(ANN, TODAY, 0)));
  }

  @Test
  void whatWasSaidBeforeTakesNothingBack() {
    assertEquals(List.of(700L), here(new Spent(ANN, TODAY, 700)));

    assertEquals(List.of(700L), here(new Spent(ANN, TODAY, 500)));
  }

  @Test
  void usersAndDaysAreCountedApartAndAnsweredInOrder() {
    var first =
        List.of(
            new Spent(ANN, TODAY, 1),
            new Spent(BEN, TODAY, 10),
            new Spent(ANN, TODAY.plusDays(1), 100));

    assertEquals(List.of(1L, 10L, 100L), here(first.toArray(Spent[]::new)));
    assertEquals(List.of(11L, 2L), there(new Spent(BEN, TODAY, 1), new Spent(ANN, TODAY, 1)));
  }

  @Test
  void whatIsSaidAtTheSameTimeIsAllCounted() throws Exception {
    var _ =
        Concurrently.call(
            8,
            thread -> {
              long all = 0;
              for (int tokens = 1; tokens <= 20; tokens++) {
                var spent = new Spent(ANN, TODAY, tokens);
                all = (thread % 2 == 0 ? here(spent) : there(spent)).getFirst();
              }
              return all;
            });

    assertEquals(List.of(40L), here(new Spent(ANN, TODAY, 0)));
  }
}
