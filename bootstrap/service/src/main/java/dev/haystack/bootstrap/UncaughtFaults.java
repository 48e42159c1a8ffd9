package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.io.PrintStream;
import java.util.function.IntConsumer;

/**
 * What becomes of a fault that ends a thread: an error of the Java machine or of the program's
 * parts ends the process, for nobody knows what of it still works; anything else is that thread's
 * alone and is logged. What it says may hold what people said, so only its kind is told.
 */
final class UncaughtFaults implements Thread.UncaughtExceptionHandler {

  private static final Journal JOURNAL = Journal.of(UncaughtFaults.class);

  private final PrintStream errors;
  private final IntConsumer end;

  /**
   * @param end ends the process with a code, whatever else goes on
   */
  UncaughtFaults(PrintStream errors, IntConsumer end) {
    this.errors = errors;
    this.end = end;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    // whose recursion went too deep has ended, and has given its stack back
    if (thrown instanceof Error && !(thrown instanceof StackOverflowError)) {
      try {
        errors.println("The service ends: " + thrown.getClass().getName());
      } finally {
        end.accept(ExitCode.INTERNAL);
      }
    } else {
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason(thread.getName()), Detail.fault(thrown));
    }
  }
}
