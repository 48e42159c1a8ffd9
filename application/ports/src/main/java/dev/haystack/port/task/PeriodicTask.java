package dev.haystack.port.task;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.function.Consumer;

/**
 * A task that is done again and again: it survives its own exceptions, says so once, and goes on.
 *
 * <p>What runs it would end it without a word at the first exception. One run after the other.
 */
public final class PeriodicTask implements Runnable {

  private static final Journal JOURNAL = Journal.of(PeriodicTask.class);

  private final String name;
  private final Runnable round;
  private boolean failed;
  private boolean said;

  private PeriodicTask(String name, Consumer<PeriodicTask> round) {
    this.name = name;
    this.round = () -> round.accept(this);
  }

  /** Does one thing. */
  public static PeriodicTask of(String name, Runnable action) {
    return new PeriodicTask(name, task -> task.attempt(action));
  }

  /** Does something with each of those that there are by then, whatever becomes of the others. */
  public static <T> PeriodicTask each(
      String name, Iterable<? extends T> all, Consumer<? super T> action) {
    return new PeriodicTask(
        name,
        task -> task.attempt(() -> all.forEach(one -> task.attempt(() -> action.accept(one)))));
  }

  @Override
  public void run() {
    failed = false;
    round.run();
    // it may fail anew, for another reason
    said = failed;
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      failed = true;
      say(e);
    }
  }

  private void say(Throwable fault) {
    if (!said) {
      said = true;
      try {
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason(name), Detail.fault(fault));
      } catch (RuntimeException e) {
        // who cannot write the log must not end the task either
        said = false;
      }
    }
  }
}
