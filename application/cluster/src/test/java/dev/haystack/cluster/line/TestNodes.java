package dev.haystack.cluster.line;

import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.kit.shared.ModelTurnLines;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.shared.TurnLines;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Nodes in this process that share lines; the store may go away, come back, and lose everything.
 */
final class TestNodes implements AutoCloseable {

  static final LineTimes TIMES =
      new LineTimes(
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(300));

  private static final Duration LOOK = Duration.ofMillis(20);

  final ModelTurnLines shared = new ModelTurnLines(InstantSource.system());
  private final Map<NodeId, List<Consumer<Signal>>> listeners = new LinkedHashMap<>();
  private final List<Runnable> closing = new ArrayList<>();
  private final AtomicBoolean breaking = new AtomicBoolean();
  private volatile boolean away;

  /** One of them. */
  final class Node {
    final Reachability gate = new Reachability(new Probe(), new Reachability.Periods(LOOK, LOOK));
    final NodeLines lines;

    Node(String name, boolean renewing) {
      var id = new NodeId(name);
      lines =
          new NodeLines(
              id,
              Fakes.of(TurnLines.class, TestNodes.this::ask),
              gate,
              new Probe(),
              new Signals(new Bus(id), gate),
              InstantSource.system(),
              TIMES);
      closing.add(gate::close);
      closing.add(lines::close);
      gate.start();
      if (renewing) {
        lines.start();
      }
    }
  }

  Node node(String name) {
    return new Node(name, true);
  }

  /** A node that asks nothing of its own accord. */
  Node calmNode(String name) {
    return new Node(name, false);
  }

  void setAway(boolean nowAway) {
    away = nowAway;
    shared.setAway(nowAway);
  }

  /** The next question about places is heard, and its answer makes no sense. */
  void breakOnce() {
    breaking.set(true);
  }

  private Object ask(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(shared, arguments);
      if (method.getName().equals("stand") && breaking.getAndSet(false)) {
        throw new IllegalStateException("no answer of a store");
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  void empty() {
    shared.empty();
  }

  private final class Probe implements StoreProbe {
    private long beat;

    @Override
    public synchronized Sighting look() {
      if (away) {
        throw new StoreUnavailableException("away");
      }
      return new Sighting(shared.epoch(), ++beat);
    }

    @Override
    public void rename(String from) {}
  }

  private final class Bus implements NodeBus {
    private final NodeId self;

    Bus(NodeId self) {
      this.self = self;
    }

    @Override
    public void send(NodeId to, Signal signal) {
      listeners.getOrDefault(to, List.of()).forEach(listener -> listener.accept(signal));
    }

    @Override
    public void broadcast(Signal signal) {
      listeners.keySet().stream()
          .filter(node -> !node.equals(self))
          .forEach(node -> send(node, signal));
    }

    @Override
    public void listen(Consumer<Signal> listener) {
      listeners.computeIfAbsent(self, _ -> new CopyOnWriteArrayList<>()).add(listener);
    }
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
