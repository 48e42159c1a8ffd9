package dev.haystack.cluster.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TombstonesTest {

  private static final int MAX = 100_000;

  private final Logger logger = Logger.getLogger(Tombstones.class.getName());
  private final List<Level> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          said.add(entry.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(ear);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(ear);
  }

  @Test
  void theDeletionForWhichThereIsNoRoomIsSaidOnceUntilThereIsRoomAgain() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var tombstones = new Tombstones<Integer, String>(now::get, Duration.ofHours(1));
    for (int i = 0; i < MAX; i++) {
      tombstones.add(i, "deleted", true);
    }
    assertEquals(List.of(), said);

    tombstones.add(MAX, "deleted", true);
    tombstones.add(MAX + 1, "deleted", true);

    assertFalse(tombstones.contains(MAX));
    assertEquals(List.of(Level.WARNING), said);
    now.set(Instant.EPOCH.plus(Duration.ofHours(2)));
    tombstones.removeExpired();
    tombstones.add(MAX, "deleted", true);
    assertTrue(tombstones.contains(MAX));
    assertEquals(List.of(Level.WARNING), said);
  }
}
