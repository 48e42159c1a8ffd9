package dev.haystack.kit.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.kit.outbox.OutboxContract;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.shared.TurnLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every shared store does, in all its parts: a technology passes it in one subclass, which
 * gives two nodes' views of one store.
 */
public abstract class SharedStoreContract {

  /** The contents under test: empty when a test begins, and the same ones throughout it. */
  protected abstract SharedContents contents();

  @Test
  void eachNodeHasANameOfItsOwnAndTheStoreHasOne() {
    assertFalse(contents().here().name().isEmpty());
    assertEquals(contents().here().name(), contents().there().name());
    assertNotEquals(contents().here().node(), contents().there().node());
  }

  @Test
  void aStoreThatAnswersIsNoMistake() {
    assertEquals(Optional.empty(), contents().here().mistake(Duration.ofSeconds(10)));
  }

  @Nested
  class Probe extends StoreProbeContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class Sessions extends SharedSessionsContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class UiStates extends SharedUiStatesContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class Log extends SharedEventLogContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class Bus extends NodeBusContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class Budgets extends SharedBudgetsContract {
    @Override
    protected SharedContents contents() {
      return SharedStoreContract.this.contents();
    }
  }

  @Nested
  class Lines extends TurnLinesContract {
    @Override
    protected TurnLines lines() {
      return contents().here().lines();
    }
  }

  @Nested
  class Violations extends OutboxContract {
    @Override
    protected ViolationOutbox outbox() {
      return contents().here().violations();
    }

    @Override
    protected Instant now() {
      return contents().now();
    }

    @Override
    protected void advance(Duration time) {
      contents().advance(time);
    }
  }
}
