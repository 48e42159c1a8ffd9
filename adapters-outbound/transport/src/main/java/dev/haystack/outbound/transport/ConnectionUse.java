package dev.haystack.outbound.transport;

import java.util.concurrent.Semaphore;

/** One call's use of a connection and of a place among the calls; ends exactly once. */
final class ConnectionUse {

  private final Connection connection;
  private final Deadline deadline;
  private final ConnectionPool pool;
  private final Semaphore places;
  private boolean isReusable;
  private boolean over;

  ConnectionUse(Connection connection, Deadline deadline, ConnectionPool pool, Semaphore places) {
    this.connection = connection;
    this.deadline = deadline;
    this.pool = pool;
    this.places = places;
  }

  Connection connection() {
    return connection;
  }

  /** The answer's head allows another call behind it. */
  void allowReuse() {
    isReusable = true;
  }

  TransportException failure(Throwable thrown, TransportFailure timeout) {
    return deadline.failure(thrown, timeout);
  }

  /** The answer was read to its end. */
  void finish() {
    end(isReusable);
  }

  /** Nothing more of the answer is wanted. */
  void discard() {
    end(false);
  }

  private void end(boolean keep) {
    if (over) {
      return;
    }
    over = true;
    if (deadline.end() && keep) {
      pool.giveBack(connection);
    } else {
      connection.close();
    }
    places.release();
  }
}
