package dev.haystack.kit.shared;

import dev.haystack.kit.ManualClock;
import java.time.Duration;
import java.time.Instant;

/** A {@link MapSharedStore} with two nodes, for tests of what stands on a shared store. */
public final class MapSharedContents implements SharedContents, AutoCloseable {

  private final ManualClock nodesClock = new ManualClock();
  private volatile Duration passed = Duration.ZERO;

  // leases are waited for in earnest, and the rest is passed over
  private final MapSharedStore store =
      new MapSharedStore(() -> Instant.now().plus(passed), nodesClock);
  private final MapNode here = store.node();
  private final MapNode there = store.node();

  /** What both nodes see. */
  public MapSharedStore store() {
    return store;
  }

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
  public synchronized void advance(Duration time) {
    passed = passed.plus(time);
    nodesClock.advance(time);
  }

  @Override
  public void empty() {
    store.empty();
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}
