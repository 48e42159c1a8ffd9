package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.WHEN;
import static dev.haystack.kit.Examples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose the states are that a {@link UiStateStore} keeps. */
abstract class UiStateOwners {

  private static final UserId STRANGER = new UserId("elsewhere", "user-2");

  /** The store under test, empty, and the same one throughout a test. */
  protected abstract UiStateStore store();

  @Test
  @Tag("SE-4")
  void anothersStateIsAsIfNothingHadBeenTold() {
    var _ = merge(STRANGER, 1, "{\"theirs\":1}");

    assertEquals(Optional.empty(), store().find(SESSION, OWNER));

    UiState mine = accepted(merge(OWNER, 2, "{\"mine\":1}"));
    assertEquals(object("{\"mine\":1}"), mine.fields());
    assertEquals(Optional.of(OWNER), mine.owner());
    assertEquals(Optional.of(mine), store().find(SESSION, OWNER));
    assertEquals(Optional.empty(), store().find(SESSION, STRANGER));
  }

  @Test
  @Tag("SE-4")
  void anothersLaterStateIsInNobodysWay() {
    var _ = merge(STRANGER, 4, "{\"theirs\":1}");

    UiState mine = accepted(merge(OWNER, 1, "{\"mine\":1}"));

    assertEquals(object("{\"mine\":1}"), mine.fields());
    assertEquals(new Stamp(WHEN.plusSeconds(1), 0), mine.stamp());
    assertInstanceOf(UiStateWrite.Stale.class, merge(OWNER, 0, "{\"mine\":0}"));
  }

  @Test
  void aStateOfEachOfTwoHasAVersionOfItsOwn() {
    long theirs = accepted(merge(STRANGER, 1, "{\"theirs\":1}")).version();

    assertEquals(theirs + 1, accepted(merge(OWNER, 1, "{\"mine\":1}")).version());
  }

  private static UiState accepted(UiStateWrite write) {
    return assertInstanceOf(UiStateWrite.Accepted.class, write).state();
  }

  private UiStateWrite merge(UserId user, int second, String patch) {
    var stamp = new Stamp(WHEN.plusSeconds(second), 0);
    var change = new UiStateChange.Merge(object(patch));
    return store().write(SESSION, user, new UiStateUpdate(change, stamp));
  }
}
