package dev.haystack.outbound.redisson;

import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;

/** Signals over Redis' channels: each node has one of its own and hears that of all. */
public final class RedissonBus implements NodeBus {

  private static final System.Logger LOGGER = System.getLogger(RedissonBus.class.getName());

  private final RedisConnection connection;
  private final NodeId self;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> joined = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean saidDeaf = new AtomicBoolean();

  public RedissonBus(RedisConnection connection, NodeId self) {
    this.connection = connection;
    this.self = self;
  }

  /**
   * Begins to hear, in the background, as far as it does not yet; to be called again and again
   * while Redis is there.
   */
  public void join() {
    hear(SignalText.CHANNEL_OF_NODE + self.value());
    hear(SignalText.CHANNEL_OF_ALL);
  }

  private void hear(String channel) {
    if (joined.add(channel)) {
      var _ =
          connection
              .call(
                  client ->
                      topic(client, channel)
                          .addListenerAsync(String.class, (_, text) -> heard(text)))
              .whenComplete((_, failure) -> heardFrom(channel, failure));
    }
  }

  private void heardFrom(String channel, @Nullable Throwable failure) {
    if (failure == null) {
      saidDeaf.set(false);
      return;
    }
    joined.remove(channel);
    if (saidDeaf.compareAndSet(false, true)) {
      LOGGER.log(
          System.Logger.Level.WARNING,
          "other nodes are not heard yet: {0}",
          RedisFailures.of(failure).what());
    }
  }

  private void heard(String text) {
    SignalText.read(text, self)
        .ifPresent(signal -> listeners.forEach(listener -> listener.accept(signal)));
  }

  @Override
  public void send(NodeId to, Signal signal) {
    publish(SignalText.CHANNEL_OF_NODE + to.value(), signal);
  }

  @Override
  public void broadcast(Signal signal) {
    publish(SignalText.CHANNEL_OF_ALL, signal);
  }

  private void publish(String channel, Signal signal) {
    String text = SignalText.of(signal, self);
    var _ = connection.call(client -> topic(client, channel).publishAsync(text));
  }

  private static RTopic topic(RedissonClient client, String channel) {
    return client.getTopic(channel, TextCodec.INSTANCE);
  }

  @Override
  public void listen(Consumer<Signal> listener) {
    listeners.add(listener);
  }
}
