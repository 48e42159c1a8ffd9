package dev.haystack.outbound.memory;

import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.Arrays;
import java.util.function.Consumer;

/** Those who follow one session; for the thread that holds the lock of its log. */
final class Followers {

  private static final Journal JOURNAL = Journal.of(Followers.class);
  private static final Follower[] NONE = {};

  private Follower[] all = NONE;

  Follower add(Consumer<LoggedEvent> consumer) {
    var follower = new Follower(consumer);
    all = Arrays.copyOf(all, all.length + 1);
    all[all.length - 1] = follower;
    return follower;
  }

  void remove(Follower follower) {
    all =
        all.length == 1 && all[0] == follower
            ? NONE
            : Arrays.stream(all).filter(other -> other != follower).toArray(Follower[]::new);
  }

  boolean isEmpty() {
    return all.length == 0;
  }

  void tell(LoggedEvent event) {
    for (Follower follower : all) {
      try {
        follower.consumer.accept(event);
      } catch (RuntimeException e) {
        // the fault of one follower must cost neither the turn nor the other followers
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("follower"), Detail.fault(e));
      }
    }
  }

  /** One who follows; equal to itself alone. */
  static final class Follower {

    private final Consumer<LoggedEvent> consumer;

    private Follower(Consumer<LoggedEvent> consumer) {
      this.consumer = consumer;
    }
  }
}
