package dev.haystack.kit.shared;

import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Signals within one process; a node that is cut off neither sends nor hears. */
final class MapBus implements NodeBus, AutoCloseable {

  private final MapReach reach;
  private final NodeId self;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("map-bus").factory());

  /** Joins at once. */
  MapBus(MapReach reach, NodeId self) {
    this.reach = reach;
    this.self = self;
    synchronized (reach.contents) {
      reach.contents.buses.put(self, this);
    }
  }

  @Override
  public void send(NodeId to, Signal signal) {
    if (!reach.isCutOff()) {
      Optional.ofNullable(buses().get(to))
          .filter(bus -> bus != this)
          .ifPresent(b -> b.hear(signal));
    }
  }

  @Override
  public void broadcast(Signal signal) {
    buses().keySet().forEach(node -> send(node, signal));
  }

  private Map<NodeId, MapBus> buses() {
    synchronized (reach.contents) {
      return Map.copyOf(reach.contents.buses);
    }
  }

  void hear(Signal signal) {
    if (!reach.isCutOff()) {
      try {
        thread.execute(() -> listeners.forEach(listener -> listener.accept(signal)));
      } catch (RejectedExecutionException closed) {
        // then nobody is there to hear it
      }
    }
  }

  @Override
  public void listen(Consumer<Signal> listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    synchronized (reach.contents) {
      reach.contents.buses.remove(self);
    }
    thread.shutdown();
  }
}
