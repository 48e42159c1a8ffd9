package dev.haystack.port.journal;

import dev.haystack.port.tracing.TraceContext;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a class tells what happens. An event comes as a {@link JournalEntry}, the only parameter of
 * a record of Java's own logging, so that whoever runs the service decides where it goes and how it
 * looks. Never blocks for long; safe for use by many threads.
 */
public final class Journal {

  private final Logger logger;

  private Journal(Logger logger) {
    this.logger = logger;
  }

  /** That of a class. */
  public static Journal of(Class<?> teller) {
    return new Journal(System.getLogger(teller.getName()));
  }

  /** Whether anybody wants to hear of it, for details that cost something. */
  public boolean tells(JournalEvent event) {
    return logger.isLoggable(event.level());
  }

  /** Tells of an event; with the request that this thread works for, and its place in a trace. */
  public void tell(JournalEvent event, Detail... details) {
    if (tells(event)) {
      var all = new ArrayList<>(List.of(details));
      RequestScope.current().map(Detail::request).ifPresent(all::add);
      TraceContext trace = RequestScope.trace();
      if (trace.isKnown()) {
        all.add(Detail.trace(trace));
        all.add(Detail.span(trace));
      }
      logger.log(event.level(), "{0}", new JournalEntry(event, all));
    }
  }
}
