package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.shared.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnWorkTest {

  private final Logger logger = Logger.getLogger(TurnWork.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(String.valueOf(entry.getParameters()[0]));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(ear);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(ear);
    logger.setUseParentHandlers(true);
  }

  @Test
  void aFaultWithoutAStackIsLoggedLikeAnyOther() {
    var bare = new StoreUnavailableException("no stack");

    TurnWork.logFault(bare);

    assertEquals(1, logged.size());
    assertTrue(logged.getFirst().contains(StoreUnavailableException.class.getName()));
  }

  @Test
  void aFaultOfAStepIsLoggedAsWhatItIs() {
    var fault = new IllegalStateException("a fault");

    TurnWork.logFault(new CompletionException(fault));

    assertEquals(1, logged.size());
    assertTrue(logged.getFirst().contains("error.type=java.lang.IllegalStateException"));
    assertFalse(logged.getFirst().contains("a fault"));
  }
}
