package dev.haystack.port.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SparseJournalTest {

  private enum Reason {
    ONE,
    OTHER
  }

  private final Logger logger = Logger.getLogger(SparseJournalTest.class.getName());
  private final List<String> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          said.add(String.valueOf(entry.getParameters()[0]).replaceAll(".*reason=", ""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final AtomicLong now = new AtomicLong(5);
  private final SparseJournal journal =
      new SparseJournal(Journal.of(SparseJournalTest.class), now::get);

  @BeforeEach
  void listen() {
    logger.addHandler(ear);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(ear);
  }

  @Test
  void eachReasonIsToldOnceASecondWithHowManyWereLeftOut() {
    for (int i = 0; i < 4; i++) {
      journal.tell(JournalEvent.RATE_LIMITED, Reason.ONE);
    }
    journal.tell(JournalEvent.RATE_LIMITED, Reason.OTHER);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    journal.tell(JournalEvent.RATE_LIMITED, Reason.ONE);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    journal.tell(JournalEvent.RATE_LIMITED, Reason.ONE);

    assertEquals(List.of("one count=0", "other count=0", "one count=3", "one count=0"), said);
  }
}
