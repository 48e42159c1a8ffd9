package dev.haystack.port.meter;

import dev.haystack.domain.event.TurnEvent;

/**
 * Counts what happens on this node, for whoever watches over it.
 *
 * <p>It is told on the threads that do the work, so it never blocks and never throws. It keeps and
 * shows numbers and names of a closed set alone, nothing that anybody said. Safe for use by many
 * threads.
 */
public interface Meter {

  /** Counts nothing. */
  Meter NONE =
      new Meter() {
        @Override
        public void count(TurnEvent event) {}

        @Override
        public void count(Fallback fallback) {}

        @Override
        public void count(Inference inference) {}

        @Override
        public void count(Measurement measurement) {}
      };

  /** Something was logged in a turn. */
  void count(TurnEvent event);

  /** A model was passed over, and another one is asked in its place. */
  void count(Fallback fallback);

  /** An inference is over. */
  void count(Inference inference);

  /** Something else is over. */
  void count(Measurement measurement);
}
