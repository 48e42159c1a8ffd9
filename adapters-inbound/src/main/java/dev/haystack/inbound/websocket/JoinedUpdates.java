package dev.haystack.inbound.websocket;

import dev.haystack.application.session.UiStateReply;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.inbound.protocol.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * State updates that came faster than they may: they wait a moment for more of them and are then
 * one, of the newest's time. The reading thread joins, the inbox's takes.
 */
final class JoinedUpdates {

  private static final int COUNT_MAX = 1_024;

  private final Credentials said;
  private final int charactersMax;
  private final long endNanos;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<UiStateChange> changes = new ArrayList<>();
  private final List<Optional<UiStateReply.Reason>> faults = new ArrayList<>();
  private Stamp newest = Stamp.OLDEST;
  private boolean asTheyArrive;
  private int characters;
  private boolean closed;

  /**
   * @param said by which credentials all of them come
   * @param charactersMax how long they may be together; one alone may be longer
   */
  JoinedUpdates(Credentials said, int charactersMax, Duration patience) {
    this.said = said;
    this.charactersMax = charactersMax;
    this.endNanos = System.nanoTime() + patience.toNanos();
  }

  Credentials said() {
    return said;
  }

  /** Takes an update, none where its time could not be read; false if another must begin anew. */
  synchronized boolean join(Optional<UiStateUpdate> update, Credentials by, int length) {
    if (closed || faults.size() == COUNT_MAX || !by.equals(said)) {
      return false;
    }
    if (update.isEmpty()) {
      return faults.add(Optional.of(UiStateReply.Reason.INVALID));
    }
    return join(update.get(), length);
  }

  private boolean join(UiStateUpdate update, int length) {
    boolean isEarlier = update.stamp().compareTo(newest) < 0;
    if (isEarlier && !update.asItArrives()) {
      return faults.add(Optional.of(UiStateReply.Reason.STALE));
    }
    if (update.change().replacesAll()) {
      changes.clear();
      characters = 0;
    } else if (!changes.isEmpty() && length > charactersMax - characters) {
      return false;
    }
    changes.add(update.change());
    characters += length;
    newest = isEarlier ? newest : update.stamp();
    asTheyArrive |= update.asItArrives();
    return faults.add(Optional.empty());
  }

  /** Takes no more: what comes now comes behind something else. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    closing.countDown();
  }

  /** Waits until no more will be joined. */
  void await() {
    try {
      var _ = closing.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** Gives out all as one; none if there was nothing but faults. */
  synchronized Optional<UiStateUpdate> takeWhole() {
    Optional<UiStateUpdate> whole =
        changes.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new UiStateUpdate(new UiStateChange.Several(changes), newest, asTheyArrive));
    changes.clear();
    return whole;
  }

  synchronized int characters() {
    return characters;
  }

  /** The answer to each, by the answer to all. */
  synchronized List<UiStateReply> answers(UiStateReply all) {
    return faults.stream().map(fault -> answer(fault, all)).toList();
  }

  private static UiStateReply answer(Optional<UiStateReply.Reason> fault, UiStateReply all) {
    return fault
        .<UiStateReply>map(reason -> new UiStateReply.Refused(reason, all.version()))
        .orElse(all);
  }
}
