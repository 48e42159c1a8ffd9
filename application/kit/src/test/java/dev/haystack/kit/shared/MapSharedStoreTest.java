package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SW-3")
class MapSharedStoreTest extends SharedStoreContract {

  private final ManualClock nodesClock = new ManualClock();
  private volatile Duration passed = Duration.ZERO;
  // leases are waited for in earnest, and the rest is passed over
  private final InstantSource storesClock = () -> Instant.now().plus(passed);
  private final MapSharedStore store = new MapSharedStore(storesClock, nodesClock);
  private final MapNode here = store.node();
  private final MapNode there = store.node();

  @Override
  protected SharedContents contents() {
    return new SharedContents() {
      @Override
      public MapNode here() {
        return here;
      }

      @Override
      public MapNode there() {
        return there;
      }

      @Override
      public Instant now() {
        return nodesClock.instant();
      }

      @Override
      public void advance(Duration time) {
        passed = passed.plus(time);
        nodesClock.advance(time);
      }

      @Override
      public void empty() {
        store.empty();
      }
    };
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void whoIsCutOffGetsNothingAndIsHeardByNobody() {
    var heard = new CopyOnWriteArrayList<Signal>();
    there.bus().listen(heard::add);
    here.setOutOfReach(true);

    assertThrows(StoreUnavailableException.class, () -> here.probe().look());
    here.bus().broadcast(new Signal.LineMoved("unheard"));
    here.setOutOfReach(false);
    here.bus().broadcast(new Signal.LineMoved("heard"));

    assertEquals(here.probe().look().epoch(), there.probe().look().epoch());
    Eventually.holds(() -> !heard.isEmpty());
    assertEquals(List.of(new Signal.LineMoved("heard")), heard);
  }

  @Test
  void allNodesLoseTheStoreTogether() {
    store.setOutOfReach(true);

    assertThrows(StoreUnavailableException.class, () -> here.lines().stand(List.of()));
    assertThrows(StoreUnavailableException.class, () -> there.violations().counts());
  }
}
