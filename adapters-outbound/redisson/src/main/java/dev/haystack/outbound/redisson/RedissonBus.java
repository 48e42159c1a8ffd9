package dev.haystack.outbound.redisson;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;

/** Signals over Redis' channels: each node has one of its own and hears that of all. */
public final class RedissonBus implements NodeBus {

  private static final Journal JOURNAL = Journal.of(RedissonBus.class);

  /** How soon it is tried again to hear other nodes. */
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final RedisConnection connection;
  private final SignalText signals;
  private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean saidDeaf = new AtomicBoolean();

  /** Begins to join, in the background. */
  public RedissonBus(RedisConnection connection, NodeId self) {
    this.connection = connection;
    signals = new SignalText(connection.sealing(), self);
    join(SignalText.CHANNEL_OF_NODE + self.value());
    join(SignalText.CHANNEL_OF_ALL);
  }

  /** Each channel is tried by itself, so that none is heard twice. */
  private void join(String channel) {
    var asked = new AtomicBoolean();
    var _ =
        connection
            .call(
                client -> {
                  asked.set(true);
                  return topic(client, channel)
                      .addListenerAsync(String.class, (_, text) -> heard(channel, text));
                })
            .whenComplete((_, failure) -> joined(channel, asked.get(), failure));
  }

  private void joined(String channel, boolean wasAsked, @Nullable Throwable failure) {
    if (failure == null) {
      saidDeaf.set(false);
      return;
    }
    // that Redis is away is said by whoever looks for it
    if (wasAsked && saidDeaf.compareAndSet(false, true)) {
      JOURNAL.tell(JournalEvent.NODES_UNHEARD, Detail.reason(RedisFailures.of(failure).what()));
    }
    connection.later(AGAIN_AFTER, () -> join(channel));
  }

  private void heard(String channel, String text) {
    signals
        .read(text, channel)
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
    String text = signals.of(signal, channel);
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
