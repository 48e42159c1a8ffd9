package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreProbe.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every probe of a shared store shows of it while it is there. */
public abstract class StoreProbeContract {

  /** The contents under test, empty when a test begins. */
  protected abstract SharedContents contents();

  private StoreProbe here() {
    return contents().here().probe();
  }

  private StoreProbe there() {
    return contents().there().probe();
  }

  @Test
  void allNodesSeeOneStoreWhoseBeatGrowsWithEachLook() {
    Sighting first = here().look();
    Sighting second = there().look();
    Sighting third = here().look();

    assertFalse(first.epoch().isEmpty());
    assertEquals(first.epoch(), second.epoch());
    assertEquals(first.epoch(), third.epoch());
    assertEquals(first.run(), third.run());
    assertTrue(first.beat() < second.beat() && second.beat() < third.beat());
  }

  @Test
  void aStoreThatLostEverythingHasAnotherName() {
    Sighting before = here().look();

    contents().empty();

    Sighting after = there().look();
    assertNotEquals(before.epoch(), after.epoch());
    assertTrue(after.beat() <= before.beat());
  }

  @Test
  void whoNoticesALossGivesTheStoreANewNameOnce() {
    String before = here().look().epoch();

    here().rename(before);
    String renamed = there().look().epoch();
    there().rename(before);

    assertNotEquals(before, renamed);
    assertEquals(renamed, here().look().epoch());
  }

  @Test
  void whoStandsInLinesIsToldTheNameOfWhatTheyAreIn() {
    assertEquals("", contents().here().lines().stand(List.of()).epoch());

    String epoch = there().look().epoch();

    assertEquals(epoch, contents().here().lines().stand(List.of()).epoch());
  }

  @Test
  void checkingAPlaceLeavesNothingThere() {
    Sighting before = here().look();

    here().check("");
    here().check("a place");

    assertEquals(before.epoch(), there().look().epoch());
  }
}
