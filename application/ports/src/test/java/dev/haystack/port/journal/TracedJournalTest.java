package dev.haystack.port.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.tracing.TraceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-14")
class TracedJournalTest {

  private static final TraceContext TRACE =
      TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  @Test
  void whatIsToldInATraceNamesItAlsoOnAnotherThread() throws InterruptedException {
    List<String> told = new ArrayList<>();
    Handler handler = handler(told);
    Logger logger = Logger.getLogger(TracedJournalTest.class.getName());
    logger.addHandler(handler);
    try {
      Journal journal = Journal.of(TracedJournalTest.class);
      Runnable telling = () -> journal.tell(JournalEvent.STARTED);
      Runnable carried =
          RequestScope.callAt(
              TRACE,
              () -> {
                telling.run();
                return RequestScope.carried(telling);
              });
      telling.run();
      Thread.ofVirtual().start(carried).join();
    } finally {
      logger.removeHandler(handler);
    }

    assertEquals(3, told.size());
    assertTrue(told.getFirst().endsWith(named()), told.getFirst());
    assertTrue(told.getLast().endsWith(named()), told.getLast());
    assertEquals("started: the service serves", told.get(1));
  }

  private static String named() {
    return " trace_id=" + TRACE.traceId() + " span_id=" + TRACE.spanId();
  }

  private static Handler handler(List<String> told) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        JournalEntry.in(line.getParameters()).ifPresent(entry -> told.add(entry.toString()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
