package dev.haystack.kit.shared;

import dev.haystack.port.shared.StoreUnavailableException;
import java.util.function.Supplier;

/** A node's way to the contents, which may be cut off. */
final class MapReach {

  final MapContents contents;
  private volatile boolean cutOff;

  MapReach(MapContents contents) {
    this.contents = contents;
  }

  void setCutOff(boolean nowCutOff) {
    cutOff = nowCutOff;
  }

  boolean isCutOff() {
    return cutOff;
  }

  /** Does it in one step. */
  <T> T ask(Supplier<T> step) {
    if (cutOff) {
      throw new StoreUnavailableException("out of reach");
    }
    synchronized (contents) {
      return step.get();
    }
  }

  /** Does it in one step. */
  void tell(Runnable step) {
    var _ =
        ask(
            () -> {
              step.run();
              return true;
            });
  }
}
