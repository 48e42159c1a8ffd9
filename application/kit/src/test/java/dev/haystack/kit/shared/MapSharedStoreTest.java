package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.kit.Eventually;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.shared.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SW-3")
class MapSharedStoreTest extends SharedStoreContract {

  private final MapSharedContents contents = new MapSharedContents();
  private final MapNode here = contents.here();
  private final MapNode there = contents.there();

  @Override
  protected SharedContents contents() {
    return contents;
  }

  @AfterEach
  void close() {
    contents.close();
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
    contents.store().setOutOfReach(true);

    assertThrows(StoreUnavailableException.class, () -> here.lines().stand(List.of()));
    assertThrows(StoreUnavailableException.class, () -> there.violations().counts());
  }
}
