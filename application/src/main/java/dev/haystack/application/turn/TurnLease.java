package dev.haystack.application.turn;

/** A turn's place among the turns of all nodes, waited for or used, until it is closed. */
interface TurnLease extends AutoCloseable {

  /** Where there are no other nodes. */
  TurnLease ALONE =
      new TurnLease() {
        @Override
        public boolean await() {
          return true;
        }

        @Override
        public boolean isShared() {
          return false;
        }

        @Override
        public void close() {}
      };

  /** Waits for the place; false if the calling thread was interrupted first. */
  boolean await();

  /** Whether other nodes know of it, so that none of them runs a turn of the session. */
  boolean isShared();

  @Override
  void close();
}
