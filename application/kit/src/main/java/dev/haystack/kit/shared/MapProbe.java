package dev.haystack.kit.shared;

import dev.haystack.port.shared.StoreProbe;

/** Looks at a store in maps. */
final class MapProbe implements StoreProbe {

  private final MapReach reach;

  MapProbe(MapReach reach) {
    this.reach = reach;
  }

  @Override
  public Sighting look() {
    return reach.ask(
        () -> {
          long beat = reach.contents.look();
          return new Sighting(reach.contents.epoch(), beat);
        });
  }

  @Override
  public void rename(String epoch) {
    reach.tell(() -> reach.contents.rename(epoch));
  }
}
