package dev.haystack.outbound.redisson;

import dev.haystack.application.port.NodeBus;
import dev.haystack.application.port.NodeId;
import dev.haystack.application.port.Signal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;

/** Signals over Redis' channels: each node has one of its own and hears that of all. */
public final class RedissonBus implements NodeBus {

  private final RedisConnection connection;
  private final NodeId self;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean joined = new AtomicBoolean();

  public RedissonBus(RedisConnection connection, NodeId self) {
    this.connection = connection;
    this.self = self;
  }

  /**
   * Begins to hear, in the background, unless it does already; to be called when Redis is there.
   */
  public void join() {
    if (joined.compareAndSet(false, true)) {
      var _ =
          connection
              .call(
                  client ->
                      CompletableFuture.allOf(
                          hear(client, SignalText.CHANNEL_OF_NODE + self.value()),
                          hear(client, SignalText.CHANNEL_OF_ALL)))
              .whenComplete((_, failure) -> joined.set(failure == null));
    }
  }

  private CompletableFuture<Integer> hear(RedissonClient client, String channel) {
    return topic(client, channel)
        .addListenerAsync(String.class, (_, text) -> heard(text))
        .toCompletableFuture();
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
