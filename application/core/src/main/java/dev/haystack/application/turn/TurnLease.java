package dev.haystack.application.turn;

/** A turn's place among the turns of all nodes, waited for or used, until it is closed. */
interface TurnLease extends AutoCloseable {

  /** Where there are no other nodes. */
  TurnLease ALONE =
      new TurnLease() {
        @Override
        public boolean enter() {
          return true;
        }

        @Override
        public boolean await() {
          return true;
        }

        @Override
        public long fence() {
          return 0;
        }

        @Override
        public void close() {}
      };

  /** Stands in line, without waiting for other turns; whether the place was free. */
  boolean enter();

  /**
   * Waits for the place, and stands in line before if that was not done; false if the calling
   * thread was interrupted first.
   */
  boolean await();

  /** The right to write to the session's log among all nodes; zero if they do not know of it. */
  long fence();

  @Override
  void close();
}
