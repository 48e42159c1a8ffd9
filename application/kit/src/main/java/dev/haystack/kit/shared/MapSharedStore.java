package dev.haystack.kit.shared;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A shared store in the maps of one process, as the ports describe it, in the simplest way: stands
 * in for a real one where several nodes run in one test. It keeps things as long as {@link
 * SharedContents} says. Safe for use by many threads.
 */
public final class MapSharedStore {

  private final MapContents contents;
  private final List<MapNode> nodes = new CopyOnWriteArrayList<>();

  /** Empty, with the clock by which it forgets. */
  public MapSharedStore(InstantSource clock) {
    this(clock, clock);
  }

  /** Empty, with the clock by which it forgets, and that of its nodes. */
  public MapSharedStore(InstantSource clock, InstantSource nodesClock) {
    contents = new MapContents(clock, nodesClock);
  }

  /** As one more node sees it. */
  public MapNode node() {
    var node = new MapNode(contents);
    nodes.add(node);
    return node;
  }

  /** Cuts all nodes off that there are, or lets them back. */
  public void setOutOfReach(boolean nowOutOfReach) {
    nodes.forEach(node -> node.setOutOfReach(nowOutOfReach));
  }

  /** Loses everything, as a store does that comes back empty. */
  public void empty() {
    synchronized (contents) {
      contents.clear();
    }
  }
}
