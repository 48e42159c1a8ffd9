package dev.haystack.cluster.reach;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What nodes tell each other, handed in this process to those whom it concerns.
 *
 * <p>They are called on a thread of the bus, must not block, and do not keep one another from
 * hearing it. Nothing is sent while the shared store is away. Safe for use by many threads.
 */
public final class Signals {

  private static final Journal JOURNAL = Journal.of(Signals.class);

  private final NodeBus bus;
  private final Reachability reachability;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

  public Signals(NodeBus bus, Reachability reachability) {
    this.bus = bus;
    this.reachability = reachability;
    bus.listen(this::tell);
  }

  /** Hears every signal of that kind from now on. */
  public <S extends Signal> void on(Class<S> kind, Consumer<S> listener) {
    listeners.add(
        signal -> {
          if (kind.isInstance(signal)) {
            listener.accept(kind.cast(signal));
          }
        });
  }

  /** Tells one node. */
  public void send(NodeId to, Signal signal) {
    if (reachability.isInReach()) {
      bus.send(to, signal);
    }
  }

  /** Tells all nodes but this one. */
  public void broadcast(Signal signal) {
    if (reachability.isInReach()) {
      bus.broadcast(signal);
    }
  }

  private void tell(Signal signal) {
    for (Consumer<Signal> listener : listeners) {
      try {
        listener.accept(signal);
      } catch (RuntimeException e) {
        // one listener's fault must not keep the others from hearing of it
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("listener of signals"), Detail.fault(e));
      }
    }
  }
}
