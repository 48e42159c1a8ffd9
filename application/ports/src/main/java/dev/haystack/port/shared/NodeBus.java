package dev.haystack.port.shared;

import java.util.function.Consumer;

/**
 * Tells other nodes of what happened, at most once and without a promise: whoever needs certainty
 * asks the shared store now and then.
 *
 * <p>It joins the others by itself, in the background, and tries again until it has joined; it
 * joins again by itself where it was cut off. Until then nothing is heard, and every signal is
 * heard once from then on.
 *
 * <p>Sending never blocks and never throws; what cannot be sent is dropped. Listeners are called on
 * a thread of the bus, one signal after another for each sender; they must not block. Nodes never
 * hear themselves. Safe for use by many threads.
 */
public interface NodeBus {

  /** Tells one node. */
  void send(NodeId to, Signal signal);

  /** Tells all nodes but this one. */
  void broadcast(Signal signal);

  /** Hears every signal from now on. */
  void listen(Consumer<Signal> listener);
}
